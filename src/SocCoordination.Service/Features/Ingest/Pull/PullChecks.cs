using SocCoordination.Storage.Elasticsearch.Connection;

namespace SocCoordination.Service.Features.Ingest.Pull;

/// <summary>What is wrong with <c>Ingest:Pull</c>, key by key.</summary>
internal static class PullChecks
{
    private const int LongestName = 80;
    private static readonly System.Buffers.SearchValues<char> NotInNames = System.Buffers.SearchValues.Create(" \\/?\"<>|,#:\t\r\n");

    public static string Section(int position) => FormattableString.Invariant($"Ingest:Pull:{position}");

    public static IEnumerable<string> Of(IReadOnlyList<PullOptions> sources)
    {
        for (var i = 0; i < sources.Count; i++)
        {
            foreach (var problem in Of(sources[i], Section(i)))
                yield return problem;
            if (sources.Take(i).Any(before => string.Equals(before.Name, sources[i].Name, StringComparison.Ordinal)))
                yield return $"{Section(i)}:Name is “{sources[i].Name}”, as another's: the cursor is stored under the name, so each needs its own.";
        }
    }

    private static IEnumerable<string> Of(PullOptions source, string section)
    {
        if (string.IsNullOrWhiteSpace(source.Name) || source.Name.Length > LongestName)
            yield return $"{section}:Name is {(source.Name.Length > LongestName ? "too long" : "missing")}: give the source a name of 1 to {LongestName} characters.";
        if (string.IsNullOrWhiteSpace(source.Agency))
            yield return $"{section}:Agency is missing: name the agency whose events these are, by number, code or name.";
        if (source.Indices.Count == 0)
            yield return $"{section}:Indices is missing: name indices or patterns, as in {section}:Indices:0=filebeat-*.";
        foreach (var pattern in source.Indices.Where(pattern => !IsPattern(pattern)))
            yield return $"{section}:Indices has “{pattern}”; expected an index, alias, data stream or pattern of this cluster in small letters, such as filebeat-*.";
        if (source.From < TimeSpan.Zero || source.From > TimeSpan.FromDays(3650))
            yield return $"{section}:From is {source.From:c}; expected 0 to 3650 days, as in 1.00:00:00 for one day.";
        if (source.Every < TimeSpan.FromMilliseconds(100) || source.Every > TimeSpan.FromHours(1))
            yield return $"{section}:Every is {source.Every:c}; expected 0.1 s to 1 h, as in 00:00:02.";
        foreach (var problem in OfServer(source, section))
            yield return problem;
    }

    private static IEnumerable<string> OfServer(PullOptions source, string section)
    {
        var wrong = ServerUrls.Problems(source.Url, section).ToList();
        foreach (var problem in wrong)
            yield return problem;
        if (wrong.Count == 0 && CertificateProblem(source, section) is { } certificate)
            yield return certificate;
        if (source.ApiKey is not null && source.Username is not null)
            yield return $"{section}:ApiKey and :Username are both given; one of them must go.";
        if (source.Username is not null && source.Password is null)
            yield return $"{section}:Password is missing for the user {source.Username}.";
    }

    private static string? CertificateProblem(PullOptions source, string section)
    {
        try
        {
            new ServerConnection(source.Server(section)).Dispose();
            return null;
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or FormatException)
        {
            return wrong.Message;
        }
    }

    private static bool IsPattern(string pattern) =>
        pattern.Length is > 0 and <= 255 && pattern[0] is not ('_' or '+') && !pattern.AsSpan().ContainsAny(NotInNames) && !pattern.Any(char.IsUpper);
}
