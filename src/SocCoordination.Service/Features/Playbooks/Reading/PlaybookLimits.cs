namespace SocCoordination.Service.Features.Playbooks.Reading;

/// <summary>What a file may cost. The largest of ours has 20 KB and 16 tasks.</summary>
internal static class PlaybookLimits
{
    public const int Files = 200;
    public const int Bytes = 256 * 1024;
    public const int Depth = 12;
    public const int Nodes = 5_000;
    public const int Tasks = 100;
    public const int Title = 200;
    public const int Text = 2_000;
    public const int Id = 60;
}
