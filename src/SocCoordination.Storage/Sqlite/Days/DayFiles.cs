namespace SocCoordination.Storage.Sqlite.Days;

/// <summary>The files that belong to one database: itself, its log, the log's index.</summary>
internal static class DayFiles
{
    private const string Removed = ".removed";

    /// <summary>Those that exist.</summary>
    public static IEnumerable<string> Of(string path) => new[] { path, path + "-wal", path + "-shm" }.Where(File.Exists);

    /// <summary>Bytes on disk of everything in the folder that stays.</summary>
    public static long SizeOfAll(string folder) =>
        Directory.EnumerateFiles(folder).Where(file => !file.EndsWith(Removed, StringComparison.Ordinal)).Sum(Length);

    /// <summary>Takes the files out of the store at once; <see cref="DeleteRemoved"/> then frees their space, which takes a while for large ones.</summary>
    public static void Remove(string path)
    {
        // The log last: a database without its log has lost events, a log without its database is nothing.
        foreach (var file in Of(path)) File.Move(file, file + Removed, overwrite: true);
    }

    /// <summary>Deletes what was removed, now or before a crash.</summary>
    public static void DeleteRemoved(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*" + Removed)) File.Delete(file);
    }

    private static long Length(string file)
    {
        try
        {
            return new FileInfo(file).Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }
}
