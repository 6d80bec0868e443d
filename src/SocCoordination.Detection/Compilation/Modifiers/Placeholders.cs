using SocCoordination.Detection.Ast.Expressions;

namespace SocCoordination.Detection.Compilation.Modifiers;

/// <summary>Finds <c>%name%</c>; <c>\%</c> is a plain percent sign.</summary>
internal static class Placeholders
{
    public static WildcardPattern Insert(WildcardPattern pattern) => pattern.ReplaceLiterals(Split);

    private static IEnumerable<PatternPart> Split(string text)
    {
        var plain = new System.Text.StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '%')
            {
                plain.Append(text[++i]);
            }
            else if (text[i] == '%' && NameAt(text, i + 1) is { Length: > 0 } name)
            {
                yield return PatternPart.Literal(plain.ToString());
                plain.Clear();
                yield return new PatternPart(PatternPartKind.Placeholder, name);
                i += name.Length + 1;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        yield return PatternPart.Literal(plain.ToString());
    }

    /// <summary>The name that ends with the next percent sign; empty where there is none.</summary>
    public static string NameAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.')) end++;
        return end < text.Length && text[end] == '%' ? text[start..end] : "";
    }
}
