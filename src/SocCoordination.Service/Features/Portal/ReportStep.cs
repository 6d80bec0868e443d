namespace SocCoordination.Service.Features.Portal;

/// <summary>The pages of a report, in order.</summary>
internal enum ReportStep
{
    /// <summary>Chuyện gì đang xảy ra?</summary>
    What = 1,

    /// <summary>Kể lại.</summary>
    Story,

    /// <summary>Ai báo?</summary>
    Who,

    /// <summary>Xem lại và gửi.</summary>
    Check,
}

/// <summary>What each page asks, as <see cref="SendReport"/> names it: the same rules check a page and the whole.</summary>
internal static class ReportSteps
{
    public const int Count = 4;

    public static string[] AskedBy(ReportStep step) => step switch
    {
        ReportStep.Story => [nameof(SendReport.Command.Description), nameof(SendReport.Command.Noticed)],
        ReportStep.Who => [nameof(SendReport.Command.AgencyName), nameof(SendReport.Command.ContactName), nameof(SendReport.Command.ContactPhone), nameof(SendReport.Command.ContactEmail)],
        _ => [],
    };

    /// <summary>Where a button leads: on, back, or to the page that it names.</summary>
    public static ReportStep After(ReportStep step, string? button) => button switch
    {
        "back" => Bounded((int)step - 1),
        "what" => ReportStep.What,
        "story" => ReportStep.Story,
        "who" => ReportStep.Who,
        _ => Bounded((int)step + 1),
    };

    private static ReportStep Bounded(int step) => (ReportStep)Math.Clamp(step, (int)ReportStep.What, (int)ReportStep.Check);
}
