using System.Runtime.InteropServices;

namespace SocCoordination.Detection.Correlation.Windows;

/// <summary>A stretch of event time, both ends included.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Stretch(long First, long Last)
{
    public static Stretch? Of(long? first, long? last) => first is { } one && last is { } other ? new Stretch(one, other) : null;

    /// <summary>The stretch from the first to the last of both.</summary>
    public static Stretch? Join(Stretch? one, Stretch? other) =>
        one is not { } a ? other : other is not { } b ? one : new Stretch(Math.Min(a.First, b.First), Math.Max(a.Last, b.Last));

    public bool Holds(long time) => First <= time && time <= Last;

    /// <summary>What is left of it without others, which are in order and apart.</summary>
    public Stretch[] Less(List<Stretch> others)
    {
        if (others is [var only] && only.First <= First && Last <= only.Last) return [];
        var left = new List<Stretch>(others.Count + 1);
        var from = First;
        foreach (var other in others)
        {
            if (from < other.First) left.Add(new Stretch(from, other.First - 1));
            from = other.Last + 1;
        }

        if (from <= Last) left.Add(new Stretch(from, Last));
        return [.. left];
    }
}
