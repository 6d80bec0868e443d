using SocCoordination.Storage.Search.Evaluation;

namespace SocCoordination.Storage.Search.Text;

/// <summary>
/// The words of a document for an index: every word of every value once, in the same form in which the evaluator reads
/// them. For one thread at a time.
/// </summary>
internal sealed class DocumentWords
{
    /// <summary>Longer words (hashes joined together, encoded commands) are indexed by so many bytes; the evaluator sees them whole.</summary>
    public const int MaxLength = 64;

    /// <summary>Shorter words stand in the index whole, and nothing that was cut looks like one of them: a cut takes at most a character of 4 bytes apart.</summary>
    public const int NeverCut = MaxLength - 3;

    private readonly DocumentWalk _walk = new();
    private readonly WordSet _words = new();

    /// <summary>The document's words, parted by spaces; valid until the next call.</summary>
    /// <exception cref="System.Text.Json.JsonException">The document is not JSON.</exception>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> document)
    {
        _words.Clear();
        var collector = new Collector(_words);
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

    private readonly struct Collector(WordSet words) : IValueVisitor
    {
        public bool Visit(DocumentValue value)
        {
            if (WordlessFields.Contains(value.Path.Folded)) return true;
            var reader = new WordReader(value.Folded);
            while (reader.Next()) words.Add(Indexed(reader.Word));
            return true;
        }
    }
}
