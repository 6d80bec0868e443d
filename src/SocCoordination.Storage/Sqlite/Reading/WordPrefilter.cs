using System.Text;
using SocCoordination.Storage.Search;
using SocCoordination.Storage.Search.Ast;
using SocCoordination.Storage.Search.Text;

namespace SocCoordination.Storage.Sqlite.Reading;

/// <summary>
/// What the word index can say about a filter: a condition that every matching event fulfils, and perhaps others too.
/// The evaluator decides among them.
/// </summary>
/// <param name="Match">The condition in FTS5's language; null where the index says nothing and every event must be looked at.</param>
/// <param name="IsExact">True where no other event fulfils it, so that counting needs no documents.</param>
internal sealed record WordPrefilter(string? Match, bool IsExact)
{
    private static readonly WordPrefilter Nothing = new(null, IsExact: false);

    public static WordPrefilter Of(EventFilter filter) => filter switch
    {
        AllEvents => new WordPrefilter(null, IsExact: true),
        WordsTerm { Field.IsWordless: true } or TextTerm { Field.IsWordless: true } or NetworkTerm { Field.IsWordless: true } => Nothing,
        WordsTerm { Field: null, Words: [{ Exact: { Length: < DocumentWords.NeverCut } word }] } => new WordPrefilter(Word(word), IsExact: true),
        WordsTerm words => All(words.Words.Select(OfWord)),
        TextTerm text => All(PatternWord.Of(text.Pattern).Select(OfWord)),
        NetworkTerm network => All(PatternWord.Of(network.Network).Select(OfWord)),
        AllOf all => And(all.Parts),
        AnyOf any => Or(any.Parts),
        _ => Nothing,
    };

    /// <summary>Only events of these agencies besides.</summary>
    public WordPrefilter Within(IReadOnlyCollection<int> agencies)
    {
        var scope = $"({string.Join(" OR ", agencies.Select(agency => $"\"{AgencySign.Of(agency)}\""))})";
        return this with { Match = Match is null ? scope : $"{scope} AND {Match}" };
    }

    private static WordPrefilter And(IReadOnlyList<EventFilter> parts)
    {
        var wanted = parts.Where(part => part is not Not).Select(Of).ToList();
        var unwanted = parts.OfType<Not>().Select(not => Of(not.Part)).ToList();
        var match = string.Join(" AND ", wanted.Select(part => part.Match).OfType<string>());
        var isExact = wanted.TrueForAll(part => part.IsExact) && unwanted.TrueForAll(part => part is { IsExact: true, Match: not null }) && (match.Length > 0 || unwanted.Count == 0);
        if (match.Length == 0) return new WordPrefilter(null, isExact);

        // Only what the index knows exactly may be taken away.
        var without = string.Join(" OR ", unwanted.Where(part => part.IsExact).Select(part => part.Match).OfType<string>());
        return new WordPrefilter(without.Length == 0 ? $"({match})" : $"(({match}) NOT ({without}))", isExact);
    }

    private static WordPrefilter Or(IReadOnlyList<EventFilter> parts)
    {
        var all = parts.Select(Of).ToList();
        return all.Exists(part => part.Match is null) ? Nothing
            : new WordPrefilter($"({string.Join(" OR ", all.Select(part => part.Match))})", all.TrueForAll(part => part.IsExact));
    }

    private static WordPrefilter All(IEnumerable<string?> conditions)
    {
        var match = string.Join(" AND ", conditions.OfType<string>().Distinct(StringComparer.Ordinal));
        return match.Length == 0 ? Nothing : new WordPrefilter($"({match})", IsExact: false);
    }

    private static string? OfWord(Glob word)
    {
        if (word.Exact is { } exact) return Word(exact);
        return word.Pieces[0] is { HasAnyCharacter: false, Text: { Length: > 0 } beginning } ? Beginning(beginning) : null;
    }

    // FTS5 finds words by their beginnings only.
    private static string? OfWord(PatternWord word) => !word.IsWholeAtStart ? null : word.IsWholeAtEnd ? Word(word.Text) : Beginning(word.Text);

    private static string Word(ReadOnlySpan<byte> word) => $"\"{Encoding.UTF8.GetString(DocumentWords.Indexed(word))}\"";

    // A beginning longer than words are indexed is, cut, the whole of what is indexed.
    private static string Beginning(ReadOnlySpan<byte> word) => word.Length >= DocumentWords.MaxLength ? Word(word) : Word(word) + "*";
}
