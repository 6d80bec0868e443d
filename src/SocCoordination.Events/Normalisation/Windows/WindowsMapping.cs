using System.Text;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Events.Normalisation.Windows;

/// <summary>Writes one value of the event data to the ECS fields that it stands for.</summary>
internal delegate void Derivation(EventDraft draft, ReadOnlyMemory<byte> value);

/// <summary>What one kind of Windows event means in ECS.</summary>
internal sealed class WindowsMapping
{
    private WindowsMapping(EventClass place, string action, Func<EventDraft, bool?>? outcome, params (string Name, Derivation Derive)[] values)
    {
        Class = place;
        Action = Encoding.UTF8.GetBytes(action);
        Outcome = outcome;
        Values = [.. values.Select(value => (Encoding.UTF8.GetBytes(value.Name), value.Derive))];
    }

    public EventClass Class { get; }

    public ReadOnlyMemory<byte> Action { get; }

    /// <summary>Null where this kind of event has no outcome.</summary>
    public Func<EventDraft, bool?>? Outcome { get; }

    /// <summary>Names in the event data, or in the user data where that is what the event has.</summary>
    public (byte[] Name, Derivation Derive)[] Values { get; }

    public static WindowsMapping Of(EventClass place, string action, params (string Name, Derivation Derive)[] values) => new(place, action, null, values);

    public static WindowsMapping Of(EventClass place, string action, Func<EventDraft, bool?> outcome, params (string Name, Derivation Derive)[] values) =>
        new(place, action, outcome, values);
}
