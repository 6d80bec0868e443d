using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SocCoordination.Detection.Ast.Expressions;

namespace SocCoordination.Detection.Compilation.Modifiers;

/// <summary>Makes regular expressions that run in time linear in the value, whatever the pattern.</summary>
internal static class RegexFactory
{
    /// <summary>Characters of a pattern; community rules stay below 1,000.</summary>
    internal const int LengthLimit = 8_192;

    // Making one takes a millisecond; the same test is checked, matched and read by the reference.
    private static readonly ConditionalWeakTable<RegexTest, Regex> s_made = [];

    public static Regex Get(RegexTest test) => s_made.GetValue(test, Create);

    private static Regex Create(RegexTest test)
    {
        var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
            | (test.Flags.HasFlag(RegexFlags.IgnoreCase) ? RegexOptions.IgnoreCase : RegexOptions.None)
            | (test.Flags.HasFlag(RegexFlags.Multiline) ? RegexOptions.Multiline : RegexOptions.None)
            | (test.Flags.HasFlag(RegexFlags.DotAll) ? RegexOptions.Singleline : RegexOptions.None);
        return new Regex(test.Pattern, options, Regex.InfiniteMatchTimeout);
    }

    /// <summary>Null where the pattern is sound; else what was expected of it.</summary>
    public static string? Check(RegexTest test)
    {
        var pattern = test.Pattern;
        if (pattern.Length > LengthLimit) return $"a regular expression of at most {LengthLimit:N0} characters";
        if (pattern.Contains("[[:", StringComparison.Ordinal)) return "a regular expression without POSIX classes (specification 2.1, modifiers: other metacharacters are unsupported)";
        try
        {
            Get(test);
            return null;
        }
        catch (NotSupportedException)
        {
            return "a smaller regular expression without lookaround, back reference or atomic group (specification 2.1, modifiers: other metacharacters are unsupported)";
        }
        catch (RegexParseException broken)
        {
            return $"a regular expression: {broken.Message.ReplaceLineEndings(" ")}";
        }
    }
}
