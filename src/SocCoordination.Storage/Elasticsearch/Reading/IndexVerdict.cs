using System.Text;
using System.Text.Json.Nodes;
using SocCoordination.Storage.Search;
using SocCoordination.Storage.Search.Ast;

namespace SocCoordination.Storage.Elasticsearch.Reading;

/// <summary>
/// A filter as Elasticsearch decides it by itself, for counting without reading, and the events about which it may be
/// wrong, which are the evaluator's. It compares values in small letters, the evaluator also without the marks of
/// letters: a value of ASCII alone is the same for both. So in doubt are values with other letters, and what stands in no
/// field of the index: values that are too long, fields beyond the mapping's limit, documents kept as bytes.
/// </summary>
/// <param name="Accepts">The events that the filter accepts, and some of those in doubt.</param>
/// <param name="Doubts">The events in doubt; null where there can be none.</param>
internal sealed record IndexVerdict(JsonObject Accepts, JsonObject? Doubts)
{
    /// <summary>Elasticsearch takes 1024 parts of a query at least; a field is one, and its doubts may be another.</summary>
    private const int MostAsked = 400;

    /// <returns>Null where the index cannot decide: numbers as they were written, running text, a word's end.</returns>
    public static IndexVerdict? Of(EventFilter filter, MappedFields fields)
    {
        var doubts = new IndexDoubts();
        return Accepting(filter, fields, doubts, depth: 0) is { } accepts && doubts.Asked <= MostAsked ? new IndexVerdict(accepts, doubts.Query()) : null;
    }

    private static JsonObject? Accepting(EventFilter filter, MappedFields fields, IndexDoubts doubts, int depth) => filter switch
    {
        _ when depth > FilterQuery.MaxDepth => null,
        AllEvents => QueryDsl.Everything(),
        WordsTerm => FilterQuery.Of(filter) is { IsExact: true } exact ? exact.Query : null,
        TextTerm text when WildcardText.IsEasy(text.Pattern) && TypedFields.KindOf(text.Field.Folded) is null && fields.Texts(text.Field) is { } names => Texts(text, names, doubts),
        ExistsTerm exists when fields.Inside(exists.Field) is { } names => Exists(exists.Field, names, doubts),
        Not not => Accepting(not.Part, fields, doubts, depth + 1) is { } part ? QueryDsl.None(part) : null,
        AllOf all => Each(all.Parts, fields, doubts, depth) is { } parts ? QueryDsl.All(parts) : null,
        AnyOf any => Each(any.Parts, fields, doubts, depth) is { } parts ? QueryDsl.Any(parts) : null,
        _ => null,
    };

    private static List<JsonObject>? Each(IReadOnlyList<EventFilter> parts, MappedFields fields, IndexDoubts doubts, int depth)
    {
        var each = parts.Select(part => Accepting(part, fields, doubts, depth + 1)).OfType<JsonObject>().ToList();
        return each.Count == parts.Count ? each : null;
    }

    private static JsonObject Texts(TextTerm text, IReadOnlyList<string> names, IndexDoubts doubts)
    {
        doubts.AddTexts(text.Field, names);
        return AnyField(names, name => text.Pattern.Exact is { } exact
            ? QueryDsl.TermOfAnyCase(name, Encoding.UTF8.GetString(exact))
            : QueryDsl.WildcardOfAnyCase(name, WildcardText.Of(text.Pattern)));
    }

    private static JsonObject Exists(FieldName field, IReadOnlyList<string> names, IndexDoubts doubts)
    {
        doubts.AddInside(field, names);
        return AnyField(names, name => new JsonObject { ["exists"] = new JsonObject { ["field"] = name } });
    }

    private static JsonObject AnyField(IReadOnlyList<string> names, Func<string, JsonObject> query) =>
        names.Count == 0 ? QueryDsl.None(QueryDsl.Everything()) : QueryDsl.Any(names.Select(query));
}
