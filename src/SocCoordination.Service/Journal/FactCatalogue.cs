using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocCoordination.Service.Journal;

/// <summary>What a kind of entry is called, who hears of it, and what it says to a person. Declared once, in the feature's <c>…Audit.cs</c>.</summary>
internal sealed record FactKind(string Name, Type Type, Audience Audience, Func<Fact, string> Vietnamese, Func<Fact, string> English)
{
    public static FactKind Of<T>(string name, Audience audience, Func<T, string> vietnamese, Func<T, string> english)
        where T : Fact =>
        new(name, typeof(T), audience, fact => vietnamese((T)fact), fact => english((T)fact));
}

/// <summary>The kinds of entries that one feature writes.</summary>
internal interface IAudit
{
    IEnumerable<FactKind> Kinds { get; }
}

/// <summary>All kinds of entries, by name and by type.</summary>
internal sealed class FactCatalogue
{
    /// <summary>How payloads are written: for ever, so that these options may only ever be extended.</summary>
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private readonly Dictionary<string, FactKind> _byName;
    private readonly Dictionary<Type, FactKind> _byType;

    public FactCatalogue(IEnumerable<IAudit> audits)
    {
        var kinds = audits.SelectMany(audit => audit.Kinds).ToList();
        _byName = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
        _byType = kinds.ToDictionary(kind => kind.Type);
    }

    public IReadOnlyCollection<FactKind> Kinds => _byName.Values;

    public FactKind Of(Fact fact) => _byType.TryGetValue(fact.GetType(), out var kind)
        ? kind
        : throw new InvalidOperationException($"{fact.GetType().Name} is not declared by any audit.");

    /// <summary>The kind of this name; null for one that a newer or older version wrote.</summary>
    public FactKind? Find(string name) => _byName.GetValueOrDefault(name);

    public static string Write(Fact fact) => JsonSerializer.Serialize(fact, fact.GetType(), Json);

    public Fact? Read(JournalEntry entry) =>
        Find(entry.Kind) is { } kind ? (Fact?)JsonSerializer.Deserialize(entry.Payload, kind.Type, Json) : null;

    /// <summary>What the entry says to a person. An unknown kind says its name, so that nothing is hidden.</summary>
    public string Say(JournalEntry entry, bool english)
    {
        if (Find(entry.Kind) is not { } kind || Read(entry) is not { } fact)
            return entry.Kind;
        return english ? kind.English(fact) : kind.Vietnamese(fact);
    }
}
