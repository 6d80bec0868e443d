using System.Text;
using SocCoordination.Detection.Ast.Expressions;

namespace SocCoordination.Detection.Compilation;

/// <summary>
/// Reads Sigma's wildcards and escapes (specification 2.1, "String Wildcard", "Escaping"): a backslash escapes <c>*</c>,
/// <c>?</c> and itself, and is a plain character before anything else.
/// </summary>
internal static class PatternReader
{
    public static WildcardPattern Read(string text)
    {
        var parts = new List<PatternPart>();
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && (text[i + 1] is '*' or '?' or '\\'))
            {
                literal.Append(text[++i]);
            }
            else if (text[i] is '*' or '?')
            {
                Flush();
                parts.Add(text[i] == '*' ? PatternPart.AnyRun : PatternPart.AnyOne);
            }
            else
            {
                literal.Append(text[i]);
            }
        }

        Flush();
        return PatternEditing.Of(parts);

        void Flush()
        {
            if (literal.Length > 0) parts.Add(PatternPart.Literal(literal.ToString()));
            literal.Clear();
        }
    }
}
