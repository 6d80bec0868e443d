using System.Globalization;
using System.Text;

namespace SocCoordination.Service.Data;

/// <summary>
/// Text as people search it: lower case, without diacritics, <c>đ</c> as <c>d</c>, so that <c>so y te</c> finds Sở Y tế.
/// Rows that are searched keep it in a column, the same in every database.
/// </summary>
internal static class FoldedText
{
    public static string Of(params ReadOnlySpan<string?> parts)
    {
        var folded = new StringBuilder();
        foreach (var part in parts)
        {
            if (part is null)
                continue;
            if (folded.Length > 0)
                folded.Append('\n');
            foreach (var letter in part.Normalize(NormalizationForm.FormD))
            {
                if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                    folded.Append(letter is 'Đ' or 'đ' ? 'd' : char.ToLowerInvariant(letter));
            }
        }

        return folded.ToString();
    }

    /// <summary>The words of a search, folded, at most eight.</summary>
    public static IEnumerable<string> Words(string? text) =>
        Of(text).Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(8);
}
