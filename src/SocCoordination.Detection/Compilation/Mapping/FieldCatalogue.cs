using System.Collections.Immutable;
using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Ast.Expressions;

namespace SocCoordination.Detection.Compilation.Mapping;

/// <summary>
/// Finds the places that a rule's field name stands for, by log source: what the closest entry says of the name, else
/// the name put into its templates; a name with a dot that no entry knows is a place itself.
/// </summary>
internal sealed class FieldCatalogue(IReadOnlyList<LogSourceEntry> entries)
{
    private readonly Dictionary<(LogSource Source, string Name), EventField> _known = [];
    private readonly Dictionary<LogSource, LogSourceEntry[]> _byCloseness = [];

    public EventField Find(LogSource source, string name)
    {
        if (_known.TryGetValue((source, name), out var known)) return known;
        var field = new EventField(name, [.. Places(source, name).Distinct(StringComparer.Ordinal)]);
        return _known[(source, name)] = field;
    }

    public EventField Keyword(LogSource source)
    {
        var places = EntriesFor(source).FirstOrDefault(entry => entry.Keywords.Count > 0)?.Keywords ?? [];
        return new EventField("keyword", [.. places.Where(place => place != "*")]);
    }

    private IEnumerable<string> Places(LogSource source, string name)
    {
        var near = EntriesFor(source);
        // A rule that names less than the entries do is meant for all of them.
        var closest = near.Where(entry => entry.LogSource.Covers(source)).ToArray();
        if (closest.Length > 0) return PlacesBy(closest, name);
        return near.Length > 0 ? near.SelectMany(entry => PlacesBy([entry], name)) : Spellings(name);
    }

    private static IEnumerable<string> PlacesBy(LogSourceEntry[] closestFirst, string name)
    {
        var named = closestFirst.FirstOrDefault(entry => entry.Fields.ContainsKey(name))?.Fields[name];
        var also = closestFirst.SelectMany(entry => entry.Also.GetValueOrDefault(name) ?? []);
        if (named is not null) return named.Concat(also);
        if (name.Contains('.', StringComparison.Ordinal)) return [name, .. also];
        var templates = closestFirst.FirstOrDefault(entry => entry.Paths.Count > 0)?.Paths ?? ["{field}"];
        return templates.SelectMany(template => Spellings(name).Select(spelling => template.Replace("{field}", spelling, StringComparison.Ordinal))).Concat(also);
    }

    /// <summary>A name with spaces is matched without them too (specification 2.1, "Field Usage").</summary>
    private static IEnumerable<string> Spellings(string name) =>
        name.Contains(' ', StringComparison.Ordinal) ? [name, name.Replace(" ", "", StringComparison.Ordinal)] : [name];

    private LogSourceEntry[] EntriesFor(LogSource source)
    {
        if (_byCloseness.TryGetValue(source, out var found)) return found;
        found = [.. entries.Where(entry => entry.LogSource.Covers(source) || source.Covers(entry.LogSource)).OrderByDescending(entry => entry.Closeness)];
        return _byCloseness[source] = found;
    }
}
