using System.Globalization;
using System.Text.RegularExpressions;

namespace SocCoordination.Service.Features.Cases.Model;

/// <summary>A case's number: <c>SC-2026-0001</c>, from 1 in each year of the province's zone.</summary>
internal static partial class CaseNumber
{
    public static string Of(int year, int ordinal) => string.Create(CultureInfo.InvariantCulture, $"SC-{year:0000}-{ordinal:0000}");

    public static bool IsWellFormed(string? text) => text is not null && Pattern().IsMatch(text);

    [GeneratedRegex("^SC-[0-9]{4}-[0-9]{4,7}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Pattern();
}
