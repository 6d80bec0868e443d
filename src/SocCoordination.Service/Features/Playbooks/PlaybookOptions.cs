using System.ComponentModel.DataAnnotations;

namespace SocCoordination.Service.Features.Playbooks;

/// <summary>Section <c>Playbooks</c>.</summary>
internal sealed class PlaybookOptions
{
    public const string Section = "Playbooks";

    /// <summary>The folder of the playbooks, with <c>reporting/</c> below it; relative to the program.</summary>
    [Required]
    public string Folder { get; set; } = "playbooks";

    /// <summary>How often the folder is looked at where the system does not tell of changes (network drives).</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Look { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a folder must be quiet before it is read, so that half-copied files are not.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:01:00")]
    public TimeSpan Quiet { get; set; } = TimeSpan.FromMilliseconds(500);

    public string FullFolder => Path.GetFullPath(Folder, AppContext.BaseDirectory);
}
