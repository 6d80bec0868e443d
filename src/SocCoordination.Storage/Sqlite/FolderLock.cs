namespace SocCoordination.Storage.Sqlite;

/// <summary>Holds the store's folder for one process: the store knows from memory what its files hold. The system frees it when the process ends, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <exception cref="EventStoreUnavailableException">The folder cannot be used, or another process holds it.</exception>
    public static FolderLock Take(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new FolderLock(new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new EventStoreUnavailableException($"The event store's folder {folder} cannot be used: another process uses it, or its rights do not allow it. ({failure.Message})", failure);
        }
    }

    public void Dispose() => _file.Dispose();
}
