using System.IO.Compression;

namespace SocCoordination.Cli.Rules;

/// <summary>A release of community rules as a zip file; of its entries only rules and licences are taken. All of it is hostile until it is read.</summary>
internal static class RuleArchive
{
    private const int MostFiles = 50_000;
    private const long MostBytes = 512L << 20;
    private const long LargestFile = 4L << 20;

    /// <summary>Unpacks into a new folder.</summary>
    /// <returns>How many files.</returns>
    /// <exception cref="InvalidDataException">It is no zip file, or beyond the bounds, or an entry leads out of the folder.</exception>
    public static int Unpack(string file, string folder)
    {
        using var archive = ZipFile.OpenRead(file);
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        var (files, bytes) = (0, 0L);
        foreach (var entry in archive.Entries.Where(IsWanted))
        {
            var target = Path.GetFullPath(Path.Combine(root, entry.FullName));
            if (!target.StartsWith(root, StringComparison.Ordinal)) throw new InvalidDataException($"The entry {entry.FullName} leads out of the folder.");
            if (++files > MostFiles) throw new InvalidDataException($"More than {MostFiles} files.");
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            bytes += Copy(entry, target, MostBytes - bytes);
        }

        return files;
    }

    private static bool IsWanted(ZipArchiveEntry entry) =>
        Path.GetExtension(entry.Name).ToLowerInvariant() is ".yml" or ".yaml" || entry.Name.StartsWith("LICENSE", StringComparison.OrdinalIgnoreCase) || entry.Name.StartsWith("LICENCE", StringComparison.OrdinalIgnoreCase);

    /// <summary>Counts what is really unpacked: the size that an entry tells may be a lie.</summary>
    private static long Copy(ZipArchiveEntry entry, string target, long left)
    {
        using var from = entry.Open();
        using var to = File.Create(target);
        var buffer = new byte[64 * 1024];
        var bytes = 0L;
        while (from.Read(buffer) is > 0 and var read)
        {
            bytes += read;
            if (bytes > LargestFile || bytes > left) throw new InvalidDataException($"{entry.FullName} is beyond {LargestFile >> 20} MB, or all files together beyond {MostBytes >> 20} MB.");
            to.Write(buffer, 0, read);
        }

        return bytes;
    }
}
