namespace SocCoordination.Storage.Elasticsearch.Connection;

/// <summary>Reads a setting that holds one address of a cluster, or those of several of its nodes, with commas or blanks between them.</summary>
public static class ServerUrls
{
    private static readonly char[] Between = [',', ' ', '\t', '\r', '\n'];

    /// <summary>The addresses of a text without <see cref="Problems"/>, each once.</summary>
    public static IReadOnlyList<Uri> Of(string text) => [.. Parts(text).Select(part => new Uri(part)).Distinct()];

    /// <summary>What is wrong with the text, part by part; nothing where it holds usable addresses only.</summary>
    /// <param name="section">The section that holds the text as its <c>Url</c>.</param>
    public static IEnumerable<string> Problems(string? text, string section)
    {
        var parts = Parts(text);
        if (parts.Length == 0) return [$"{section}:Url is missing; expected an address such as https://elasticsearch.example.vn:9200."];

        // First, and without its text: a password may hold commas and blanks, and what is said here is logged.
        if (text!.LastIndexOf('@') is >= 0 and var login)
            return [$"{section}:Url holds a login, before {Parts(text[(login + 1)..]).FirstOrDefault()}; give it as {section}:Username and :Password."];
        return parts.Where(part => !Uri.TryCreate(part, UriKind.Absolute, out var url) || !IsUsable(url))
            .Select(part => $"{section}:Url {(parts.Length == 1 ? "is" : "has")} {part}; expected an address such as https://elasticsearch.example.vn:9200, or several with commas between them.");
    }

    /// <summary>Over HTTP, without a login or a query, and not two addresses run together: their second would count as the first's path.</summary>
    public static bool IsUsable(Uri url) =>
        url is { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "", Query: "", Fragment: "" } && !url.AbsolutePath.AsSpan().ContainsAny(':', ';');

    private static string[] Parts(string? text) => text?.Split(Between, StringSplitOptions.RemoveEmptyEntries) ?? [];
}
