namespace SocCoordination.Service.Features.Portal;

/// <summary>Where a report is found.</summary>
internal static class ReportLinks
{
    /// <summary>The sender's own page, opened by its secret.</summary>
    public static string Status(string token) => "/portal/status/" + token;

    /// <summary>The page of a signed-in officer's own report.</summary>
    public static string Own(string reference) => "/portal/reports/" + reference;

    /// <summary>The sender's page right after sending; the team on the phone reads it out.</summary>
    public static string Sent(SendReport.Sent sent, bool byPhone) => Status(sent.Token) + (byPhone ? "?sent=phone" : "?sent=1");
}
