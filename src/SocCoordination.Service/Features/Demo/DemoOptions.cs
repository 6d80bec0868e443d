using System.ComponentModel.DataAnnotations;

namespace SocCoordination.Service.Features.Demo;

/// <summary>Section <c>Demo</c>.</summary>
internal sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>Fills an empty installation as a trial; also <c>--demo</c>. One that is set up for real use is left alone.</summary>
    public bool Enabled { get; set; }

    /// <summary>Whether a trial's traffic, attacks, officers and shift are played.</summary>
    public bool Simulate { get; set; } = true;

    /// <summary>Ordinary log lines a second, over all agencies.</summary>
    [Range(0, 1000)]
    public int LinesPerSecond { get; set; } = 6;

    /// <summary>From one attack to the next.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan StoryEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>From one officer's report to the next.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ReportEvery { get; set; } = TimeSpan.FromMinutes(4);

    /// <summary>The same number plays the same traffic, attacks and reports; 0: another each time.</summary>
    public int Seed { get; set; }
}
