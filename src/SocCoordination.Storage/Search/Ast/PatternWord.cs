using System.Net;
using System.Text;
using SocCoordination.Storage.Search.Text;

namespace SocCoordination.Storage.Search.Ast;

/// <summary>A word, or part of one, that every value holds which a pattern accepts: what an index of words can be asked for.</summary>
/// <param name="Text">Its letters, folded.</param>
/// <param name="IsWholeAtStart">Whether no wildcard can put more letters before it.</param>
/// <param name="IsWholeAtEnd">Whether no wildcard can put more letters behind it.</param>
internal sealed record PatternWord(byte[] Text, bool IsWholeAtStart, bool IsWholeAtEnd)
{
    /// <summary>The words of a pattern over a whole value.</summary>
    public static IEnumerable<PatternWord> Of(Glob pattern)
    {
        for (var i = 0; i < pattern.Pieces.Count; i++)
        {
            var piece = pattern.Pieces[i];
            var from = 0;
            foreach (var any in piece.AnyCharacter.Append(piece.Text.Length))
            {
                var startsWhole = i == 0 && from == 0;
                var endsWhole = i == pattern.Pieces.Count - 1 && any == piece.Text.Length;
                foreach (var word in In(piece.Text.AsSpan(from, any - from), startsWhole, endsWhole)) yield return word;
                from = any + 1;
            }
        }
    }

    /// <summary>The words of each address of a network: IPv4's bytes are words, and those that the prefix covers are known; of IPv6 nothing is.</summary>
    public static IEnumerable<PatternWord> Of(IPNetwork network)
    {
        var bytes = network.BaseAddress.GetAddressBytes();
        return bytes.Length == 4 ? bytes.Take(network.PrefixLength / 8).Select(b => new PatternWord(Encoding.ASCII.GetBytes($"{b}"), IsWholeAtStart: true, IsWholeAtEnd: true)) : [];
    }

    private static List<PatternWord> In(ReadOnlySpan<byte> literal, bool startsWhole, bool endsWhole)
    {
        var words = new List<PatternWord>();
        var reader = new WordReader(literal);
        while (reader.Next()) words.Add(new PatternWord(reader.Word.ToArray(), reader.Start > 0 || startsWhole, reader.Start + reader.Word.Length < literal.Length || endsWhole));
        return words;
    }
}
