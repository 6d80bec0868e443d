using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Search.Text;

namespace SocCoordination.Storage.Sqlite.Writing;

/// <summary>A batch made ready by its own caller's thread, so that the one writer only writes: each event's words beside it.</summary>
internal sealed class AppendBatch : IDisposable
{
    [ThreadStatic]
    private static DocumentWords? _documentWords;

    private readonly IReadOnlyList<EcsEvent> _events;
    private readonly int[] _wordEnds;
    private readonly BitArray _repeated;
    private byte[] _words;
    private int _used;

    /// <exception cref="ArgumentException">A document is not one JSON object; names its position.</exception>
    public AppendBatch(IReadOnlyList<EcsEvent> events)
    {
        _events = events;
        _wordEnds = new int[events.Count];
        _repeated = new BitArray(events.Count);
        _words = ArrayPool<byte>.Shared.Rent(Math.Max(events.Count * 512, 4096));
        try
        {
            for (var i = 0; i < events.Count; i++) AddWords(events, i);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public int Count => _events.Count;

    public EcsEvent this[int index] => _events[index];

    /// <summary>What the word index gets of an event: its agency's sign and its document's words.</summary>
    public ReadOnlySpan<byte> Words(int index)
    {
        var start = index == 0 ? 0 : _wordEnds[index - 1];
        return _words.AsSpan(start, _wordEnds[index] - start);
    }

    public void MarkRepeated(int index) => _repeated[index] = true;

    public bool IsRepeated(int index) => _repeated[index];

    /// <summary>Forgets what an attempt that failed found.</summary>
    public void ClearRepeated() => _repeated.SetAll(false);

    public AppendOutcome Outcome()
    {
        var repeated = _repeated.HasAnySet() ? Enumerable.Range(0, Count).Where(i => _repeated[i]).ToArray() : [];
        return new AppendOutcome(Count - repeated.Length, repeated);
    }

    public void Dispose()
    {
        var words = Interlocked.Exchange(ref _words, []);
        if (words.Length > 0) ArrayPool<byte>.Shared.Return(words);
    }

    private void AddWords(IReadOnlyList<EcsEvent> events, int index)
    {
        var taken = events[index];
        ReadOnlySpan<byte> words;
        try
        {
            words = (_documentWords ??= new DocumentWords()).Of(taken.Document.Span);
        }
        catch (JsonException failure)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Event {index} of the batch ({taken.Id}) is not one JSON object: {failure.Message}"), nameof(events), failure);
        }
        Span<byte> sign = stackalloc byte[AgencySign.MaxLength];
        var signLength = AgencySign.Write(taken.AgencyId, sign);
        Grow(signLength + words.Length);
        sign[..signLength].CopyTo(_words.AsSpan(_used));
        words.CopyTo(_words.AsSpan(_used + signLength));
        _wordEnds[index] = _used += signLength + words.Length;
    }

    private void Grow(int more)
    {
        if (_used + more <= _words.Length) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_words.Length * 2, _used + more));
        _words.AsSpan(0, _used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_words);
        _words = larger;
    }
}
