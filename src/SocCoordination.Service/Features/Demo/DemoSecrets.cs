using System.Text.Json;
using SocCoordination.Service.Data;

namespace SocCoordination.Service.Features.Demo;

/// <summary>What the simulator and the sign-in page of a trial need again after a restart; of no worth anywhere else. Kept beside the other keys.</summary>
/// <param name="Password">Of every account that the sign-in page shows.</param>
/// <param name="Shippers">Shipper keys by agency.</param>
/// <param name="Officers">Officers' API keys by agency.</param>
/// <param name="Shift">The simulated shift's API key.</param>
/// <param name="Liaison">The simulated liaison's API key.</param>
internal sealed record DemoSecrets(
    string Password, IReadOnlyDictionary<string, string> Shippers, IReadOnlyDictionary<string, string> Officers, string Shift, string Liaison)
{
    public static async Task<DemoSecrets?> ReadAsync(DataFolder folder, CancellationToken cancellationToken)
    {
        var path = PathIn(folder);
        if (!File.Exists(path))
            return null;
        await using var file = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<DemoSecrets>(file, cancellationToken: cancellationToken);
    }

    public Task WriteAsync(DataFolder folder, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(PathIn(folder), JsonSerializer.Serialize(this), cancellationToken);

    private static string PathIn(DataFolder folder) => Path.Combine(folder.Private("keys"), "demo.json");
}
