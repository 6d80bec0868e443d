using SocCoordination.Service.Features.Playbooks;
using SocCoordination.Service.Ui.Shared;

namespace SocCoordination.Service.Features.Posture;

/// <summary>The first sentence of the page: better or worse, and where. Made of the month's own figures, part by part.</summary>
internal static class PostureSentence
{
    /// <summary>A median that changed by less than this much of itself is called the same.</summary>
    private const double Noticeable = 0.1;

    private const int Important = 3;

    public static BothLanguages Of(PostureFacts facts, PostureCounts counts, PostureTime acknowledge)
    {
        BothLanguages?[] parts = [Volume(facts, counts.Cases), Speed(facts, acknowledge), Where(facts, counts), Blind(facts)];
        var said = parts.OfType<BothLanguages>().ToList();
        return new BothLanguages(Join(said.Select(part => part.Vi)), Join(said.Select(part => part.En)));
    }

    private static BothLanguages Volume(PostureFacts facts, PostureCount cases)
    {
        if (!facts.HasBefore)
            return cases.Count == 0 ? new("chưa có sự cố nào", "no incident yet") : new($"{cases.Count} sự cố, chưa có tháng trước để so", Plural(cases.Count) + ", no month before to compare with");
        if (cases.Count == 0 && cases.Before == 0)
            return new("không có sự cố nào, như tháng trước", "no incident, as in the month before");
        return cases.Count.CompareTo(cases.Before) switch
        {
            < 0 => new($"ít sự cố hơn ({cases.Count}, trước {cases.Before})", $"fewer incidents ({cases.Count}, before {cases.Before})"),
            > 0 => new($"nhiều sự cố hơn ({cases.Count}, trước {cases.Before})", $"more incidents ({cases.Count}, before {cases.Before})"),
            _ => new($"số sự cố không đổi ({cases.Count})", $"as many incidents ({cases.Count})"),
        };
    }

    private static BothLanguages? Speed(PostureFacts facts, PostureTime time)
    {
        if (time.Median is not { } now)
            return null;
        if (!facts.HasBefore || time.MedianBefore is not { } before)
            return new($"tiếp nhận trung vị {Shown.Span(now, false)}", $"median time to acknowledge {Shown.Span(now, true)}");
        if (Math.Abs((now - before).TotalSeconds) <= before.TotalSeconds * Noticeable)
            return new("tiếp nhận nhanh như trước", "acknowledged as fast");
        return now < before ? new("tiếp nhận nhanh hơn", "acknowledged faster") : new("tiếp nhận chậm hơn", "acknowledged slower");
    }

    private static BothLanguages? Where(PostureFacts facts, PostureCounts counts)
    {
        if (!facts.HasBefore)
            return null;
        var worst = counts.CasesByType.Where(one => one.Key != PostureCounts.None).MaxBy(one => one.Count - one.Before);
        return worst is not null && worst.Count > worst.Before
            ? new($"tăng nhiều nhất ở {Lower(worst.Name.Vi)} (+{worst.Count - worst.Before})", $"most of the rise in {Lower(worst.Name.En)} (+{worst.Count - worst.Before})")
            : null;
    }

    private static BothLanguages? Blind(PostureFacts facts)
    {
        var silent = facts.Agencies.Where(one => facts.StateOf(one) != LogState.Sending).Select(one => one.Id).ToHashSet();
        var agencies = facts.Systems.Where(one => one.Level >= Important && silent.Contains(one.AgencyId)).Select(one => one.AgencyId).Distinct().Count();
        return agencies == 0 ? null : new(
            $"{agencies} cơ quan có hệ thống cấp độ {Important} trở lên không gửi nhật ký",
            $"{agencies} {(agencies == 1 ? "agency" : "agencies")} with systems of level {Important} or above send no logs");
    }

    private static string Plural(int incidents) => incidents == 1 ? "1 incident" : $"{incidents} incidents";

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>What happened, then what is not seen, after a semicolon as the longest part.</summary>
    private static string Join(IEnumerable<string> parts)
    {
        var text = string.Join("; ", parts);
        return char.ToUpperInvariant(text[0]) + text[1..] + ".";
    }
}
