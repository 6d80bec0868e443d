using System.Globalization;
using SocCoordination.Service.Data;

namespace SocCoordination.Service.Journal;

/// <summary>
/// Heads of the journal that checks noted down, one a line: number and hash. Copy the file, or the log line that says the
/// same, to where nobody who can write the database can write: then even a chain that was recomputed whole shows.
/// </summary>
internal sealed class JournalAnchors(DataFolder folder)
{
    private string File => Path.Combine(folder.Path, "journal-anchors.txt");

    public IReadOnlyDictionary<long, string> Read()
    {
        var anchors = new Dictionary<long, string>();
        if (!System.IO.File.Exists(File))
            return anchors;
        foreach (var line in System.IO.File.ReadLines(File))
        {
            var parts = line.Split(' ');
            if (parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seq))
                anchors[seq] = parts[1];
        }

        return anchors;
    }

    public void Note(long seq, byte[] hash) =>
        System.IO.File.AppendAllText(File, string.Create(CultureInfo.InvariantCulture, $"{seq} {Convert.ToHexStringLower(hash)}\n"));
}
