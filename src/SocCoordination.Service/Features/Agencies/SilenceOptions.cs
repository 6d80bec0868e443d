using System.ComponentModel.DataAnnotations;

namespace SocCoordination.Service.Features.Agencies;

/// <summary>Section <c>Sources</c>.</summary>
internal sealed class SilenceOptions
{
    public const string Section = "Sources";

    /// <summary>A source that has sent for a while and then nothing for so long raises an alert.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan SilentAfter { get; set; } = TimeSpan.FromHours(1);
}
