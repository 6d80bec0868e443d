namespace SocCoordination.Service.Features.Agencies;

/// <summary>Where an agency's page is, and its parts.</summary>
internal static class AgencyLinks
{
    public static string Of(int agency, string? part = null) => FormattableString.Invariant($"/agencies/{agency}") + (part is null ? "" : "#" + part);
}
