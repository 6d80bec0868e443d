using Microsoft.Extensions.Options;
using SocCoordination.Service.Data.Databases;

namespace SocCoordination.Service.Data;

/// <summary>The folder that holds what the database does not; made, and the database brought up to date, before anything reads them.</summary>
internal sealed class DataFolder(IOptions<DataOptions> options, IDatabaseKind database)
{
    public string Path { get; } = options.Value.FullFolder;

    /// <exception cref="IOException">The folder cannot be made or written to, or the database cannot be used.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        CreatePrivate(Path);
        await database.PrepareAsync(cancellationToken);
    }

    /// <summary>A subfolder that only the service's own user may read.</summary>
    public string Private(string name)
    {
        CreatePrivate(Path);
        var path = System.IO.Path.Combine(Path, name);
        CreatePrivate(path);
        return path;
    }

    private static void CreatePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
