using Microsoft.AspNetCore.WebUtilities;

namespace SocCoordination.Service.Features.Hunting;

/// <summary>Links of the events page: the search as it stands, with one thing changed.</summary>
internal sealed record HuntAddress(string? Text, int? Agency, string Choice, string From, string To)
{
    public string Search => Build("/hunt", null);

    public string Next(string cursor) => Build("/hunt", cursor, fix: true);

    /// <summary>The same search within one bar of the histogram.</summary>
    public string Between(string from, string to) => (this with { Choice = "", From = from, To = to }).Build("/hunt", null);

    /// <summary>The same search for one more thing.</summary>
    public string And(string term) => (this with { Text = string.IsNullOrWhiteSpace(Text) ? term : $"{Text} {term}" }).Build("/hunt", null);

    public static string Export(string format, DateTimeOffset from, DateTimeOffset to, int? agency, string? text)
    {
        var query = new Dictionary<string, string?>
        {
            ["format"] = format,
            ["from"] = from.UtcDateTime.ToString("O", null),
            ["to"] = to.UtcDateTime.ToString("O", null),
            ["agency"] = agency?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["query"] = string.IsNullOrWhiteSpace(text) ? null : text,
        };
        return QueryHelpers.AddQueryString("/api/v1/events", query.Where(one => one.Value is not null));
    }

    /// <param name="fix">A later page goes on in the same time: "the last hour" has moved by then.</param>
    private string Build(string path, string? cursor, bool fix = false)
    {
        var query = new Dictionary<string, string?>
        {
            ["q"] = string.IsNullOrWhiteSpace(Text) ? null : Text,
            ["agency"] = Agency?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["range"] = Choice.Length > 0 && !fix ? Choice : null,
            ["from"] = Choice.Length > 0 && !fix ? null : From,
            ["to"] = Choice.Length > 0 && !fix ? null : To,
            ["cursor"] = cursor,
        };
        return QueryHelpers.AddQueryString(path, query.Where(one => one.Value is not null));
    }
}
