using SocCoordination.Detection.Correlation.Planning;

namespace SocCoordination.Detection.Correlation.Windows;

/// <summary>Rules seen together, or one after the other. Events of the same instant are in order either way: logs of one-second times do not say which came first.</summary>
internal sealed class SequenceWindow(SequenceJudgement judgement, long span) : Window(span)
{
    private readonly Occurrences _occurrences = new();
    private readonly int[][] _alternatives = [.. judgement.Alternatives.Select(one => one.PresentSlots.ToArray())];

    public override void Add(in Member member, MemberSet members) => _occurrences.Add(member.Slot, member);

    public override void Remove(in Member member) => _occurrences.Remove(member.Slot, member);

    public override Stretch? FindHot(in Member added, MemberSet members)
    {
        Stretch? hot = null;
        foreach (var slots in _alternatives)
            hot = Stretch.Join(hot, judgement.Ordered ? FindInOrder(slots, added, members) : FindTogether(slots, added, members));

        return hot;
    }

    /// <summary>New are the new event's own window, and every window from the earliest end of a chain through it to the last that holds its latest start.</summary>
    private Stretch? FindInOrder(int[] slots, in Member added, MemberSet members)
    {
        Stretch? own = LatestStart(slots, slots.Length, added.Time) >= added.Time - Span ? new Stretch(added.Time, added.Time) : null;
        var place = Array.IndexOf(slots, added.Slot);
        if (place < 0 || LatestStart(slots, place, added.Time) is not { } start || EarliestEnd(slots, place + 1, added.Time) is not { } end) return own;
        return members.TryLast(end, start + Span, out var last) ? Stretch.Join(own, new Stretch(end, last.Time)) : own;
    }

    /// <summary>When the newest chain of the first <paramref name="count"/> slots began that ended by a time.</summary>
    private long? LatestStart(int[] slots, int count, long time)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            if (_occurrences.Before(slots[i], time) is not { } before) return null;
            time = before;
        }

        return time;
    }

    private long? EarliestEnd(int[] slots, int from, long time)
    {
        for (var i = from; i < slots.Length; i++)
        {
            if (_occurrences.After(slots[i], time) is not { } after) return null;
            time = after;
        }

        return time;
    }

    private Stretch? FindTogether(int[] slots, in Member added, MemberSet members)
    {
        var (from, to) = (added.Time, added.Time + Span);
        return FirstTogether(slots, from, to) is { } first && LastTogether(slots, first, to, members) is { } last ? new Stretch(first, last) : null;
    }

    private long? FirstTogether(int[] slots, long from, long to)
    {
        // Each rule can push the window's end forward once: what occurred since "from" stays in it.
        var end = from;
        for (var i = 0; i < slots.Length; i++)
        {
            if (_occurrences.Before(slots[i], end) >= end - Span) continue;
            if (_occurrences.After(slots[i], end) is not { } next || next > to) return null;
            end = next;
            i = -1;
        }

        return end;
    }

    private long? LastTogether(int[] slots, long from, long to, MemberSet members)
    {
        if (!members.TryLast(from, to, out var newest)) return null;
        var end = newest.Time;
        for (var i = 0; i < slots.Length; i++)
        {
            if (_occurrences.Before(slots[i], end) is not { } before) return null;
            if (before >= end - Span) continue;
            if (!members.TryLast(from, before + Span, out newest)) return null;
            end = newest.Time;
            i = -1;
        }

        return end;
    }
}
