using System.ComponentModel.DataAnnotations;

namespace SocCoordination.Service.Data;

/// <summary>Section <c>Data</c>.</summary>
internal sealed class DataOptions
{
    public const string Section = "Data";

    /// <summary>The one folder that holds everything: <c>soc.db</c>, <c>events/</c>, <c>keys/</c>. Also <c>--data</c>.</summary>
    [Required]
    public string Folder { get; set; } = "./data";

    public string FullFolder => Path.GetFullPath(Folder);
}
