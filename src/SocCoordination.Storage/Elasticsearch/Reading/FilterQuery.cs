using System.Text;
using System.Text.Json.Nodes;
using SocCoordination.Storage.Search;
using SocCoordination.Storage.Search.Ast;
using SocCoordination.Storage.Search.Text;

namespace SocCoordination.Storage.Elasticsearch.Reading;

/// <summary>
/// What the index can say about a filter: a query that every matching event fulfils, and perhaps others too. The
/// evaluator decides among them.
/// </summary>
/// <param name="Query">The query; null where the index says nothing and every event must be looked at.</param>
/// <param name="IsExact">True where no other event fulfils it, so that counting needs no documents.</param>
internal sealed record FilterQuery(JsonObject? Query, bool IsExact)
{
    /// <summary>Elasticsearch takes 30 levels; brackets deeper than this are left to the evaluator.</summary>
    public const int MaxDepth = 12;

    private const string Words = "soc_store.words";

    private static readonly FilterQuery Nothing = new(null, IsExact: false);

    public static FilterQuery Of(EventFilter filter) => Of(filter, depth: 0);

    private static FilterQuery Of(EventFilter filter, int depth) => filter switch
    {
        _ when depth > MaxDepth => Nothing,
        AllEvents => new FilterQuery(null, IsExact: true),
        _ when TypedClause.Of(filter) is { } typed => new FilterQuery(typed, IsExact: false),
        WordsTerm { Field.IsWordless: true } or TextTerm { Field.IsWordless: true } or NetworkTerm { Field.IsWordless: true } => Nothing,
        WordsTerm { Field: null, Words: [var only] } => new FilterQuery(OfWord(only), IsExact: IsKnownExactly(only)),
        WordsTerm words => All([.. words.Words.Select(word => new FilterQuery(OfWord(word), IsExact: false))]),
        TextTerm text => Holding(PatternWord.Of(text.Pattern)),
        NetworkTerm network => Holding(PatternWord.Of(network.Network)),
        Not not => Without(Of(not.Part, depth + 1)),
        AllOf all => All([.. all.Parts.Select(part => Of(part, depth + 1))]),
        AnyOf any => Any([.. any.Parts.Select(part => Of(part, depth + 1))]),
        _ => Nothing,
    };

    private static FilterQuery All(IReadOnlyList<FilterQuery> parts)
    {
        var queries = parts.Select(part => part.Query).OfType<JsonObject>().ToList();
        return new FilterQuery(queries.Count == 0 ? null : QueryDsl.All(queries), parts.All(part => part.IsExact));
    }

    private static FilterQuery Any(IReadOnlyList<FilterQuery> parts)
    {
        if (parts.FirstOrDefault(part => part.Query is null) is not { } unknown)
            return new FilterQuery(QueryDsl.Any(parts.Select(part => part.Query!)), parts.All(part => part.IsExact));
        return parts.Any(part => part is { Query: null, IsExact: true }) ? unknown with { IsExact = true } : Nothing;
    }

    // Only what the index knows exactly may be taken away.
    private static FilterQuery Without(FilterQuery part) => part.IsExact ? part with { Query = QueryDsl.None(part.Query ?? QueryDsl.Everything()) } : Nothing;

    /// <summary>Whole short words, and beginnings of such, stand in the index as the evaluator sees them.</summary>
    private static bool IsKnownExactly(Glob word) =>
        word.Exact is { Length: < DocumentWords.NeverCut } || (word.Pieces is [{ HasAnyCharacter: false, Text.Length: > 0 and < DocumentWords.NeverCut }, { Text.Length: 0 }]);

    private static JsonObject? OfWord(Glob word)
    {
        if (word.Exact is { } exact) return Whole(exact);
        if (word.Pieces is [{ HasAnyCharacter: false } beginning, { Text.Length: 0 }]) return Beginning(beginning.Text);
        return word.Pieces.All(piece => !piece.HasAnyCharacter) && WildcardText.IsEasy(word) ? Inside(string.Join('*', word.Pieces.Select(piece => Encoding.UTF8.GetString(piece.Text)))) : null;
    }

    private static FilterQuery Holding(IEnumerable<PatternWord> words)
    {
        var queries = words.Select(OfWord).ToList();
        return new FilterQuery(queries.Count == 0 ? null : QueryDsl.All(queries), IsExact: false);
    }

    private static JsonObject OfWord(PatternWord word) => (word.IsWholeAtStart, word.IsWholeAtEnd) switch
    {
        (true, true) => Whole(word.Text),
        (true, false) => Beginning(word.Text),
        (false, true) => Inside("*" + Encoding.UTF8.GetString(word.Text)),
        (false, false) => Inside("*" + Encoding.UTF8.GetString(word.Text) + "*"),
    };

    private static JsonObject Whole(ReadOnlySpan<byte> word) => QueryDsl.Term(Words, Encoding.UTF8.GetString(DocumentWords.Indexed(word)));

    // A beginning longer than words are indexed is, cut, the whole of what is indexed.
    private static JsonObject Beginning(ReadOnlySpan<byte> word) =>
        word.Length >= DocumentWords.MaxLength ? Whole(word) : QueryDsl.Prefix(Words, Encoding.UTF8.GetString(word));

    // Of a word that was cut the index does not know the end; a longer text stands in no other.
    private static JsonObject Inside(string pattern)
    {
        var cut = QueryDsl.Term("soc_store.cut", true);
        return Encoding.UTF8.GetByteCount(pattern.Replace("*", "", StringComparison.Ordinal)) > DocumentWords.MaxLength ? cut : QueryDsl.Any([QueryDsl.Wildcard(Words, pattern), cut]);
    }
}
