using SocCoordination.Storage.Search.Evaluation;

namespace SocCoordination.Storage.Search.Text;

/// <summary>
/// The words of a document for an index: every word of every value once, in the same form in which the evaluator reads
/// them. For one thread at a time.
/// </summary>
/// <param name="minds">Of which fields, by their folded paths, it is to be noticed that a document writes the name otherwise than folded; null: of none.</param>
internal sealed class DocumentWords(Func<ReadOnlySpan<byte>, bool>? minds = null)
{
    /// <summary>Longer words (hashes joined together, encoded commands) are indexed by so many bytes; the evaluator sees them whole.</summary>
    public const int MaxLength = 64;

    /// <summary>Shorter words stand in the index whole, and nothing that was cut looks like one of them: a cut takes at most a character of 4 bytes apart.</summary>
    public const int NeverCut = MaxLength - 3;

    /// <summary>Bytes from which a value is remembered: the message and the raw line are mostly the same, and hold most of the words.</summary>
    private const int Long = 64;

    private readonly DocumentWalk _walk = new();
    private readonly WordSet _words = new();
    private byte[] _longest = new byte[1024];
    private int _longestLength;

    /// <summary>Whether the last document writes the name of such a field in capitals, say, so that an index that tells them apart has it as another field.</summary>
    public bool HasMisnamed { get; private set; }

    /// <summary>The document's words, parted by spaces; valid until the next call.</summary>
    /// <exception cref="System.Text.Json.JsonException">The document is not JSON.</exception>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> document)
    {
        _words.Clear();
        _longestLength = 0;
        HasMisnamed = false;
        var collector = new Collector(this);
        _walk.Show(document, ref collector);
        return _words.Text;
    }

    /// <summary>The part of a word by which it is indexed, never cutting a character in two.</summary>
    public static ReadOnlySpan<byte> Indexed(ReadOnlySpan<byte> word)
    {
        if (word.Length <= MaxLength) return word;
        var end = MaxLength;
        while ((word[end] & 0xC0) == 0x80) end--;
        return word[..end];
    }

    private void Add(DocumentValue value)
    {
        if (!value.Path.IsWrittenFolded && !HasMisnamed && minds is not null) HasMisnamed = minds(value.Path.Folded);
        if (WordlessFields.Contains(value.Path.Folded) || IsSeen(value.Text)) return;
        var reader = new WordReader(value.Folded);
        while (reader.Next()) _words.Add(Indexed(reader.Word));
    }

    /// <summary>Whether the words of this very text are there already; remembers the longest.</summary>
    private bool IsSeen(ReadOnlySpan<byte> text)
    {
        if (text.Length < Long || text.Length < _longestLength) return false;
        if (text.SequenceEqual(_longest.AsSpan(0, _longestLength))) return true;
        if (_longest.Length < text.Length) _longest = new byte[text.Length * 2];
        text.CopyTo(_longest);
        _longestLength = text.Length;
        return false;
    }

    private readonly struct Collector(DocumentWords words) : IValueVisitor
    {
        public bool Visit(DocumentValue value)
        {
            words.Add(value);
            return true;
        }
    }
}
