using SocCoordination.Service.Data;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Api;

/// <summary>Reads enumerated query values, written in snake case; a wrong one is refused by name with what it may be.</summary>
internal static class QueryValues
{
    public static T? One<T>(string name, string? text)
        where T : struct, Enum =>
        string.IsNullOrEmpty(text) ? null : Parse<T>(name, text);

    /// <summary>Values separated by commas; null where none is given.</summary>
    public static IReadOnlyCollection<T>? Several<T>(string name, string? text)
        where T : struct, Enum =>
        string.IsNullOrEmpty(text) ? null : [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(one => Parse<T>(name, one))];

    private static T Parse<T>(string name, string text)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (SnakeCase.Of(value.ToString()) == text)
                return value;
        }

        throw Refusal.Invalid("Giá trị “{0}” của {1} không dùng được. Có thể là: {2}.", text, name, string.Join(", ", Enum.GetNames<T>().Select(SnakeCase.Of)));
    }
}
