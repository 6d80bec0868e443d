using SocCoordination.Detection.Ast.Expressions;

namespace SocCoordination.Detection.Compilation.Modifiers;

/// <summary>
/// Lets each dash that begins a word stand for all of Windows' dashes: in <c>-a-b</c> the first, not the second. One part
/// of the pattern rather than a list of permutations, so that many dashes cost no more than one.
/// </summary>
internal static class WinDash
{
    public static bool IsDash(char c) => c is '-' or '/' or '\u2013' or '\u2014' or '\u2015';

    public static WildcardPattern Apply(WildcardPattern pattern) => pattern.ReplaceLiterals(Split);

    private static IEnumerable<PatternPart> Split(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsDash(text[i]) || (i > 0 && IsWord(text[i - 1])) || i + 1 == text.Length || !IsWord(text[i + 1])) continue;
            yield return PatternPart.Literal(text[start..i]);
            yield return PatternPart.Dash;
            start = i + 1;
        }

        yield return PatternPart.Literal(text[start..]);
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
