using System.Text;
using SocCoordination.Storage.Search.Text;

namespace SocCoordination.Storage.Search.Ast;

/// <summary>A field by its path, compared without regard to case.</summary>
internal sealed record FieldName(string Name)
{
    private readonly byte[] _folded = Folding.Fold(Name);

    /// <summary>The path in the form in which it is compared.</summary>
    public string Folded => Encoding.UTF8.GetString(_folded);

    public bool Is(ReadOnlySpan<byte> foldedPath) => foldedPath.SequenceEqual(_folded);

    /// <summary>The field itself, or one inside it.</summary>
    public bool Holds(ReadOnlySpan<byte> foldedPath) =>
        foldedPath.StartsWith(_folded) && (foldedPath.Length == _folded.Length || foldedPath[_folded.Length] == '.');

    /// <summary>True where its values are times of the service's own and so not among the indexed words.</summary>
    public bool IsWordless => WordlessFields.Contains(_folded);

    /// <summary>True where its values are points in time, so that a day alone means the whole day.</summary>
    public bool IsTime => Encoding.UTF8.GetString(_folded) is "@timestamp" or "event.ingested" or "event.created" or "event.start" or "event.end";

    /// <summary>The field whose words are meant where this is running text: see <see cref="EventFilter"/>; otherwise null.</summary>
    public FieldName? RunningText()
    {
        const string suffix = ".text";
        if (Name.Length > suffix.Length && Name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) return new FieldName(Name[..^suffix.Length]);
        return Encoding.UTF8.GetString(_folded) is "message" or "event.original" or "event.reason" or "error.message" ? this : null;
    }

    public bool Equals(FieldName? other) => other is not null && _folded.AsSpan().SequenceEqual(other._folded);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Name);

    public override string ToString() => Name;
}
