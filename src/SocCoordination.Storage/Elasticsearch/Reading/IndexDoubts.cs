using System.Text.Json.Nodes;
using SocCoordination.Storage.Search.Ast;

namespace SocCoordination.Storage.Elasticsearch.Reading;

/// <summary>Collects which events the index may judge otherwise than the evaluator: see <see cref="IndexVerdict"/>.</summary>
internal sealed class IndexDoubts
{
    private const string BeyondAscii = ".*[\u0080-\U0010FFFF].*";

    // A document names here what it has and the index has not: values too long, malformed, or of a field beyond the limit.
    private const string NotIndexed = "_ignored";

    private readonly Dictionary<string, JsonObject> _queries = new(StringComparer.Ordinal);

    /// <summary>How often a field of the index is asked.</summary>
    public int Asked { get; private set; }

    /// <summary>For comparing a field's values as texts.</summary>
    public void AddTexts(FieldName field, IReadOnlyList<string> names)
    {
        Asked += names.Count;
        AddNotIndexed(field);
        foreach (var name in names) Add($"text {name}", QueryDsl.Regexp(name, BeyondAscii));

        // Half of a surrogate pair is a question mark in Elasticsearch, and its escape to the evaluator: a word after the backslash.
        Add("half pairs", QueryDsl.Regexp("soc_store.words", "ud[89a-f][0-9a-f][0-9a-f].*"));
    }

    /// <summary>For asking whether a field, or one inside it, has a value.</summary>
    public void AddInside(FieldName field, IReadOnlyList<string> names)
    {
        Asked += names.Count;
        AddNotIndexed(field);
        Add($"inside {field.Folded}", QueryDsl.WildcardOfAnyCase(NotIndexed, WildcardText.Escape(field.Folded) + ".*"));
    }

    public JsonObject? Query() => _queries.Count == 0 ? null : QueryDsl.Any(_queries.Values.Select(query => (JsonObject)query.DeepClone()));

    private void AddNotIndexed(FieldName field)
    {
        Add("unread", QueryDsl.Term("soc_store.unread", true));
        Add($"not indexed {field.Folded}", QueryDsl.TermOfAnyCase(NotIndexed, field.Folded));
        Add("not indexed, with other letters in the name", QueryDsl.Regexp(NotIndexed, BeyondAscii));
    }

    private void Add(string key, JsonObject query) => _queries[key] = query;
}
