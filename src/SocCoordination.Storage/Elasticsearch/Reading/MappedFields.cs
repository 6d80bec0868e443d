using System.Text;
using System.Text.Json;
using SocCoordination.Storage.Elasticsearch.Connection;
using SocCoordination.Storage.Search.Ast;
using SocCoordination.Storage.Search.Text;

namespace SocCoordination.Storage.Elasticsearch.Reading;

/// <summary>
/// The fields that the days' indices have, by the names that documents write: a filter's field may be several of them
/// (<c>TargetUserName</c>, <c>targetusername</c>), which Elasticsearch tells apart and a filter does not.
/// </summary>
internal sealed class MappedFields
{
    private readonly List<Mapped> _all = [];

    /// <summary>Of no index.</summary>
    public static MappedFields None { get; } = new();

    public static async Task<MappedFields> AskAsync(ServerConnection server, IndexNames names, CancellationToken cancellationToken)
    {
        using var answer = await server.GetAsync($"{names.Days}/_field_caps?fields=*&filters=-metadata&ignore_unavailable=true", cancellationToken);
        var fields = new MappedFields();
        foreach (var field in answer.Demand().Body.GetProperty("fields").EnumerateObject())
        {
            if (field.Name.StartsWith("soc_store.", StringComparison.Ordinal)) continue;
            foreach (var type in field.Value.EnumerateObject().Where(type => type.Name is not ("object" or "nested")))
                fields._all.Add(new Mapped(field.Name, Encoding.UTF8.GetString(Folding.Fold(field.Name)), type.Name, type.Value.GetProperty("searchable").GetBoolean()));
        }
        return fields;
    }

    /// <summary>The names of a field's values; null where one of them is not compared as a whole text.</summary>
    public IReadOnlyList<string>? Texts(FieldName field)
    {
        var found = _all.FindAll(mapped => mapped.Folded == field.Folded);
        return found.TrueForAll(mapped => mapped is { Type: "keyword", IsSearchable: true }) ? Names(found) : null;
    }

    /// <summary>The names of a field and of those inside it; null where Elasticsearch cannot say of one of them whether it has a value.</summary>
    public IReadOnlyList<string>? Inside(FieldName field)
    {
        var found = _all.FindAll(mapped => field.Holds(Encoding.UTF8.GetBytes(mapped.Folded)));

        // An empty text is no number and is not told of either: such a field has a value, and the index knows nothing of it.
        return found.TrueForAll(mapped => mapped is { Type: not "long", IsSearchable: true }) ? Names(found) : null;
    }

    private static List<string> Names(List<Mapped> found) => [.. found.Select(mapped => mapped.Name).Distinct(StringComparer.Ordinal)];

    /// <param name="Name">As documents write it.</param>
    /// <param name="Folded">As filters compare it.</param>
    /// <param name="Type">Elasticsearch's type, or the one that it stands for.</param>
    /// <param name="IsSearchable">Whether every index that has it can be asked.</param>
    private sealed record Mapped(string Name, string Folded, string Type, bool IsSearchable);
}
