using System.Globalization;

namespace SocCoordination.Storage.Elasticsearch;

/// <summary>The names of the store's indices: one for each arrival day (UTC) behind an alias, and one for rejected lines.</summary>
internal sealed class IndexNames(string prefix)
{
    private const string DateFormat = "yyyy.MM.dd";

    /// <summary>All days together.</summary>
    public string Alias { get; } = $"{prefix}-events";

    /// <summary>All days by a pattern, which may stand for none.</summary>
    public string Days { get; } = $"{prefix}-events-*";

    public string Rejected { get; } = $"{prefix}-rejected";

    public static bool IsPrefix(string prefix) =>
        prefix.Length is > 0 and <= 100 && char.IsAsciiLetterLower(prefix[0]) && prefix.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    public string OfDay(DateOnly day) => $"{Alias}-{day.ToString(DateFormat, CultureInfo.InvariantCulture)}";

    /// <summary>The day of an index; null where it is none of the store's.</summary>
    public DateOnly? DayOf(string index) =>
        index.StartsWith(Alias + "-", StringComparison.Ordinal) && DateOnly.TryParseExact(index.AsSpan(Alias.Length + 1), DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
