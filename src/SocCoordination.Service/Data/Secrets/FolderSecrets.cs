namespace SocCoordination.Service.Data.Secrets;

/// <summary>Secrets as files of the folder <c>keys</c>, which only the service's own user may read.</summary>
internal sealed class FolderSecrets(DataFolder folder) : ISecrets
{
    private string Folder => folder.Private("keys");

    public IReadOnlyList<byte[]> All(string prefix) => [.. Files(prefix).Select(file => file.Value)];

    public IEnumerable<KeyValuePair<string, byte[]>> Files(string prefix) =>
        Directory.EnumerateFiles(Folder, prefix + "*").Order(StringComparer.Ordinal).Select(path => KeyValuePair.Create(Path.GetFileName(path), File.ReadAllBytes(path)));

    public byte[] Keep(string name, byte[] value)
    {
        var path = Path.Combine(Folder, name);
        if (File.Exists(path))
            return File.ReadAllBytes(path);
        // Whole or not at all, also after a power cut.
        var draft = Path.Combine(Folder, $".{Guid.NewGuid():n}");
        File.WriteAllBytes(draft, value);
        File.Move(draft, path);
        return value;
    }
}
