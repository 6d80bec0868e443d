#pragma warning disable CA1822
namespace SocCoordination.Service.Features.Detection;

/// <summary>Records what the rules found.</summary>
internal sealed class DetectionRecorder
{
    public Task RecordAsync(IReadOnlyList<Detected> found, DateTimeOffset arrived) => Task.CompletedTask;
}
