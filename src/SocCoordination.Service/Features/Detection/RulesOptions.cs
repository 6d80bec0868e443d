using System.ComponentModel.DataAnnotations;

namespace SocCoordination.Service.Features.Detection;

/// <summary>Section <c>Rules</c>.</summary>
internal sealed class RulesOptions
{
    public const string Section = "Rules";

    /// <summary>Folders of rules, besides those that come with the program; relative ones from where the service was started.</summary>
    public IList<string> Folders { get; } = [];

    /// <summary>The rules that come with the program; false: only <see cref="Folders"/>.</summary>
    public bool BuiltIn { get; set; } = true;

    /// <summary>Mapping files or pySigma pipelines of the team's own.</summary>
    public IList<string> Mappings { get; } = [];

    /// <summary>How often the folders are looked at for changes, besides being told by the file system.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Look { get; set; } = TimeSpan.FromSeconds(10);

    public IEnumerable<string> AllFolders => (BuiltIn ? [Path.Combine(AppContext.BaseDirectory, "rules")] : Enumerable.Empty<string>()).Concat(Folders.Select(Path.GetFullPath));
}
