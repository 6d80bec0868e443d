namespace SocCoordination.Detection.Tests.Support;

/// <summary>
/// A table of cases in <c>Cases/</c>: one <c>input ⇶ expected</c> a line, <c>//</c> begins a comment, <c>⏎</c> stands for
/// a line break.
/// </summary>
internal static class CaseTable
{
    public static TheoryData<string, string> Read(string name)
    {
        var cases = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", name)))
        {
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith("//", StringComparison.Ordinal)) continue;
            var parts = line.Split('⇶');
            if (parts.Length != 2) throw new InvalidDataException($"{name}: one ⇶ expected in: {line}");
            cases.Add(parts[0].Trim().Replace('⏎', '\n'), parts[1].Trim().Replace('⏎', '\n'));
        }

        return cases;
    }
}
