using System.Text.RegularExpressions;

namespace SocCoordination.Service.Tests.Ui.Portal;

/// <summary>What Chrome 109 and Firefox 115 do not both know and would break on, found in CSS and script: the line that the pages of agencies, liaison and leadership keep.</summary>
internal static partial class OldBrowserLine
{
    private static readonly (string Name, Regex Pattern)[] Css =
    [
        (":has() (Firefox 121)", Has()), ("container queries (Firefox 110, Chrome 105)", Container()), ("light-dark() (123)", Words(@"light-dark\(")),
        ("color-mix() (Chrome 111)", Words(@"color-mix\(")), ("oklch(), lab() (Chrome 111)", Words(@"\b(oklch|oklab|lch|lab|color)\(")), ("@scope (118)", Words("@scope")),
        ("@starting-style (117)", Words("@starting-style")), ("subgrid (Chrome 117)", Words(@"\bsubgrid\b")),
        ("@property (Firefox 128)", Words("@property")), ("anchor positioning", Words(@"\b(anchor-name|position-anchor|anchor\()")),
        ("relative colours", Words(@"\(from\s")),
    ];

    private static readonly (string Name, Regex Pattern)[] Script =
    [
        ("array copies by toSorted & co. (Chrome 110)", Words(@"\.(toSorted|toReversed|toSpliced)\(")), ("Object.groupBy (117)", Words(@"\b(Object|Map)\.groupBy\(")),
        ("Promise.withResolvers (119)", Words(@"Promise\.(withResolvers|try)\(")), ("Array.fromAsync (121)", Words(@"Array\.fromAsync\(")), ("URL.canParse (120)", Words(@"URL\.(canParse|parse)\(")),
        ("set methods (122)", Words(@"\.(isSubsetOf|symmetricDifference)\(")), ("startViewTransition (111)", Words("startViewTransition")), ("popover (114)", Words(@"\b(showPopover|togglePopover)\(")),
        ("the v flag (112)", Words(@"/[dgimsuy]*v[dgimsuy]*[.,;)]")), ("import attributes", Words(@"import[^;]{0,200}\bwith\s*\{")),
    ];

    public static IReadOnlyList<string> WrongInCss(string css)
    {
        var plain = Comments().Replace(css, " ");
        return [.. Css.Where(rule => rule.Pattern.IsMatch(plain)).Select(rule => rule.Name), .. Nested(plain) ? ["nesting (Chrome 112)"] : Array.Empty<string>()];
    }

    public static IReadOnlyList<string> WrongInScript(string script) => [.. Script.Where(rule => rule.Pattern.IsMatch(script)).Select(rule => rule.Name)];

    /// <summary>A block inside a style rule. Blocks inside <c>@media</c> and its like are not nesting.</summary>
    private static bool Nested(string css)
    {
        var open = new Stack<bool>();
        var start = 0;
        for (var at = 0; at < css.Length; at++)
        {
            if (css[at] == '{')
            {
                var isStyle = !css[start..at].TrimStart().StartsWith('@');
                if (isStyle && open.TryPeek(out var insideStyle) && insideStyle)
                    return true;
                open.Push(isStyle);
            }

            if (css[at] == '}')
                open.TryPop(out _);
            if (css[at] is '{' or '}' or ';')
                start = at + 1;
        }

        return false;
    }

    private static Regex Words(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    [GeneratedRegex(@":has\(")]
    private static partial Regex Has();

    [GeneratedRegex(@"@container|container-type|container-name|[0-9](cqw|cqi|cqh)\b")]
    private static partial Regex Container();

    [GeneratedRegex(@"/\*[\s\S]*?\*/")]
    private static partial Regex Comments();
}
