namespace SocCoordination.Storage.Sqlite.Writing;

/// <summary>Looks at the disk before each write, so that the store stops while there is still room for cases and journal.</summary>
internal sealed class FreeSpace(string folder, long minimum)
{
    private readonly DriveInfo _drive = new(Path.GetFullPath(folder));

    public long Minimum => minimum;

    public long Bytes => _drive.AvailableFreeSpace;

    /// <exception cref="EventStoreUnavailableException">Less is free than must be.</exception>
    public void Demand()
    {
        if (minimum == 0) return;
        var free = Bytes;
        if (free < minimum)
            throw new EventStoreUnavailableException($"The event store takes nothing: {free >> 20} MiB are free on the disk of {folder}, and {minimum >> 20} MiB must stay free. Free some space or let retention remove old days.");
    }
}
