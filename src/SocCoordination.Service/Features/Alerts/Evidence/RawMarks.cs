using SocCoordination.Detection.Matching.Explaining;

namespace SocCoordination.Service.Features.Alerts.Evidence;

/// <summary>Finds in a raw line what matched in the values that were read from it.</summary>
internal static class RawMarks
{
    /// <summary>A shorter part is only marked where its value is the line: a 1 stands everywhere.</summary>
    private const int Shortest = 3;

    /// <summary>In order, without overlap.</summary>
    public static IReadOnlyList<EvidenceMark> Find(string raw, IEnumerable<ValueHit> hits)
    {
        var views = RawView.Of(raw);
        var marks = hits.Select(hit => Find(views, hit)).OfType<EvidenceMark>().OrderBy(mark => mark.Start).ThenByDescending(mark => mark.Length);
        var merged = new List<EvidenceMark>();
        foreach (var mark in marks)
        {
            var last = merged.LastOrDefault();
            if (last is null || mark.Start >= last.Start + last.Length)
                merged.Add(mark);
            else
                merged[^1] = last with { Length = Math.Max(last.Length, mark.Start + mark.Length - last.Start) };
        }

        return merged;
    }

    /// <summary>Where the whole value stands, its part is certain; else where the part stands.</summary>
    private static EvidenceMark? Find(IReadOnlyList<RawView> views, ValueHit hit)
    {
        if (hit.Span is not { Length: > 0 } span || (span.Length < Shortest && hit.Value.Length < 2 * Shortest))
            return null;
        foreach (var view in views)
        {
            if (view.Text.IndexOf(hit.Value, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
                return view.Mark(at + span.Offset, span.Length);
        }

        if (span.Length < Shortest)
            return null;
        var part = hit.Value.AsSpan(span.Offset, span.Length);
        foreach (var view in views)
        {
            if (view.Text.AsSpan().IndexOf(part, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
                return view.Mark(at, span.Length);
        }

        return null;
    }
}
