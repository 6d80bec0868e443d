namespace SocCoordination.Service.Ui.Shared;

/// <summary>Two letters that stand for a person in a small circle: <c>Trực ban 1</c> is T1, <c>Nguyễn Văn An</c> is NA.</summary>
internal static class Initials
{
    public static string Of(string? name)
    {
        var words = (name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length switch
        {
            0 => "–",
            1 => words[0][..1].ToUpperInvariant(),
            _ => string.Concat(words[0].AsSpan(0, 1), words[^1].AsSpan(0, 1)).ToUpperInvariant(),
        };
    }
}
