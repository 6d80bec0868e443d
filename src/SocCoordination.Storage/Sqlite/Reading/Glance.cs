using System.Buffers;
using System.Text;
using SocCoordination.Storage.Search;
using SocCoordination.Storage.Search.Ast;
using SocCoordination.Storage.Search.Text;

namespace SocCoordination.Storage.Sqlite.Reading;

/// <summary>
/// A first look at a document's bytes that spares most of them the walk over their values: a document that matches holds
/// certain letters somewhere. It knows what cannot match; the evaluator decides on the rest. For one thread at a time.
/// </summary>
internal sealed class Glance
{
    private readonly EventFilter _filter;
    private readonly Dictionary<ValueTerm, byte[]> _needles = new(ReferenceEqualityComparer.Instance);
    private byte[] _lower = new byte[4096];
    private int _length;

    private Glance(EventFilter filter)
    {
        _filter = filter;
        Collect(filter);
    }

    /// <summary>Null where the filter gives nothing to look for.</summary>
    public static Glance? At(EventFilter filter)
    {
        var glance = new Glance(filter);
        return glance._needles.Count > 0 ? glance : null;
    }

    /// <summary>False where the document cannot match.</summary>
    public bool MayMatch(ReadOnlySpan<byte> document)
    {
        if (_lower.Length < document.Length) _lower = new byte[document.Length * 2];

        // Letters beyond ASCII may fold into the ones that are looked for, and \u may write them: such documents are walked.
        if (Ascii.ToLower(document, _lower, out _length) != OperationStatus.Done) return true;
        return MayHold(_filter) || Lower.IndexOf("\\u"u8) >= 0;
    }

    private ReadOnlySpan<byte> Lower => _lower.AsSpan(0, _length);

    private bool MayHold(EventFilter filter) => filter switch
    {
        AllOf all => all.Parts.All(MayHold),
        AnyOf any => any.Parts.Any(MayHold),
        ValueTerm term => !_needles.TryGetValue(term, out var needle) || Lower.IndexOf(needle) >= 0,
        _ => true,
    };

    private void Collect(EventFilter filter)
    {
        switch (filter)
        {
            case AllOf all:
                foreach (var part in all.Parts) Collect(part);
                break;
            case AnyOf any:
                foreach (var part in any.Parts) Collect(part);
                break;
            case ValueTerm term:
                if (LongestWord(Literals(term)) is { Length: > 0 } needle) _needles[term] = needle;
                break;
        }
    }

    /// <summary>Text that a value must hold, or a name that its field must have, for the term to be true.</summary>
    private static IEnumerable<byte[]> Literals(ValueTerm term) => term switch
    {
        WordsTerm words => words.Words.SelectMany(Literals),
        TextTerm text => Literals(text.Pattern),
        RangeTerm range => [Folding.Fold(range.Field.Name)],
        NetworkTerm network => [Folding.Fold(network.Field.Name)],
        ExistsTerm exists => [Folding.Fold(exists.Field.Name)],
        _ => [],
    };

    private static IEnumerable<byte[]> Literals(Glob pattern) =>
        pattern.Pieces.SelectMany(piece => piece.HasAnyCharacter ? Parts(piece) : [piece.Text]);

    private static IEnumerable<byte[]> Parts(GlobPiece piece)
    {
        var from = 0;
        foreach (var any in piece.AnyCharacter.Append(piece.Text.Length))
        {
            yield return piece.Text[from..any];
            from = any + 1;
        }
    }

    /// <summary>The longest run of ASCII letters and digits: JSON writes nothing else of a text unchanged for sure.</summary>
    private static byte[] LongestWord(IEnumerable<byte[]> literals)
    {
        var longest = Array.Empty<byte>();
        foreach (var literal in literals)
        {
            foreach (var range in Encoding.Latin1.GetString(literal).AsSpan().SplitAny(NotInWords))
            {
                if (range.End.Value - range.Start.Value > longest.Length) longest = literal[range];
            }
        }
        return longest;
    }

    private static readonly SearchValues<char> NotInWords = SearchValues.Create([.. Enumerable.Range(0, 256).Select(c => (char)c).Where(c => !char.IsAsciiLetterOrDigit(c))]);
}
