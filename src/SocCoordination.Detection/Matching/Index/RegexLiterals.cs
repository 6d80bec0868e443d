using SocCoordination.Detection.Ast.Expressions;

namespace SocCoordination.Detection.Matching.Index;

/// <summary>
/// Finds literals of which at least one is in every text that a regular expression fits, case aside. It need not find
/// the best, but what it finds must be necessary; what it does not understand it takes for anything.
/// </summary>
internal sealed class RegexLiterals
{
    private readonly string _pattern;
    private readonly bool _ignoreSpace;
    private int _at;

    private RegexLiterals(string pattern)
    {
        _pattern = pattern;
        // (?x) would make blanks and # mean something else.
        _ignoreSpace = pattern.Contains("(?x", StringComparison.Ordinal) || pattern.Contains("x)", StringComparison.Ordinal) && pattern.Contains("(?", StringComparison.Ordinal);
    }

    private bool IsAtEnd => _at >= _pattern.Length;

    /// <summary>Null where none is certain.</summary>
    public static IReadOnlyList<string>? Find(RegexTest test) => Read(test)?.Best();

    /// <summary>The fewest characters that a text must have.</summary>
    public static int ShortestText(RegexTest test) => Read(test)?.Shortest ?? 0;

    /// <summary>Some letter may stand in either case.</summary>
    public static bool IgnoresCase(RegexTest test) => test.Flags.HasFlag(RegexFlags.IgnoreCase) || test.Pattern.Contains("(?", StringComparison.Ordinal);

    private static RegexForms? Read(RegexTest test)
    {
        var reader = new RegexLiterals(test.Pattern);
        if (reader._ignoreSpace) return null;
        var forms = reader.Alternatives(depth: 0);
        return reader._at == test.Pattern.Length ? forms : null;
    }

    private RegexForms Alternatives(int depth)
    {
        var forms = Sequence(depth);
        while (!IsAtEnd && _pattern[_at] == '|')
        {
            _at++;
            forms = RegexForms.Either(forms, Sequence(depth));
        }

        return forms;
    }

    private RegexForms Sequence(int depth)
    {
        var forms = RegexForms.Empty;
        while (!IsAtEnd && _pattern[_at] is not ('|' or ')'))
            forms = RegexForms.Then(forms, Quantified(Atom(depth)));
        return forms;
    }

    private RegexForms Atom(int depth)
    {
        var c = _pattern[_at++];
        switch (c)
        {
            case '(':
                return Group(depth);
            case '[':
                return Class();
            case '\\':
                return Escape();
            case '^' or '$':
                return RegexForms.Empty;
            case '.':
                return RegexForms.AnyOne;
            default:
                return RegexForms.Of(c);
        }
    }

    private RegexForms Group(int depth)
    {
        // Deeper than anybody writes: take the rest for anything.
        if (depth > 50) return GiveUp();
        if (Skip("?:") || SkipName() || SkipFlags(out var onlyFlags) && !onlyFlags)
        {
            // What follows is an ordinary group.
        }
        else if (_pattern[_at - 1] == ')')
        {
            return RegexForms.Empty;
        }
        else if (!IsAtEnd && _pattern[_at] == '?')
        {
            return GiveUp();
        }

        var forms = Alternatives(depth + 1);
        if (IsAtEnd) return GiveUp();
        _at++;
        return forms;
    }

    /// <summary><c>(?i)</c> is only flags, <c>(?i:…)</c> a group with them.</summary>
    private bool SkipFlags(out bool onlyFlags)
    {
        onlyFlags = false;
        if (IsAtEnd || _pattern[_at] != '?') return false;
        var end = _at + 1;
        while (end < _pattern.Length && _pattern[end] is 'i' or 'm' or 's' or 'n' or '-') end++;
        if (end >= _pattern.Length || _pattern[end] is not (')' or ':') || end == _at + 1) return false;
        onlyFlags = _pattern[end] == ')';
        _at = end + 1;
        return true;
    }

    private bool SkipName()
    {
        if (_at + 2 >= _pattern.Length || _pattern[_at] != '?' || _pattern[_at + 1] is not ('<' or '\'') || _pattern[_at + 2] is '=' or '!') return false;
        var close = _pattern.IndexOf(_pattern[_at + 1] == '<' ? '>' : '\'', _at + 2);
        if (close < 0) return false;
        _at = close + 1;
        return true;
    }

    private bool Skip(string text)
    {
        if (string.CompareOrdinal(_pattern, _at, text, 0, text.Length) != 0) return false;
        _at += text.Length;
        return true;
    }

    /// <summary>A class is certain only where it lists a few plain characters, such as the two cases of a letter.</summary>
    private RegexForms Class()
    {
        var start = _at;
        if (!IsAtEnd && _pattern[_at] == '^') _at++;
        if (!IsAtEnd && _pattern[_at] == ']') _at++;
        while (!IsAtEnd && _pattern[_at] != ']')
        {
            // Subtraction, [a-z-[aeiou]], nests.
            if (_pattern[_at] == '[') return GiveUp();
            _at += _pattern[_at] == '\\' ? 2 : 1;
        }

        if (IsAtEnd) return GiveUp();
        var members = _pattern[start.._at++];
        return members.Length is > 0 and <= 4 && members.All(c => char.IsAscii(c) && c is not ('^' or '-' or '\\'))
            ? members.Select(RegexForms.Of).Aggregate(RegexForms.Either)
            : RegexForms.AnyOne;
    }

    private RegexForms Escape()
    {
        if (IsAtEnd) return RegexForms.Anything;
        var c = _pattern[_at++];
        if (!char.IsAsciiLetterOrDigit(c)) return RegexForms.Of(c);
        if (c is 'b' or 'B' or 'A' or 'z' or 'Z' or 'G') return RegexForms.Empty;
        return c is 'd' or 'D' or 'w' or 'W' or 's' or 'S' or 't' or 'n' or 'r' ? RegexForms.AnyOne : GiveUp();
    }

    private RegexForms Quantified(RegexForms forms)
    {
        if (IsAtEnd) return forms;
        switch (_pattern[_at])
        {
            case '?':
                _at++;
                forms = RegexForms.Either(forms, RegexForms.Empty);
                break;
            case '*':
                _at++;
                forms = RegexForms.Anything;
                break;
            case '+':
                _at++;
                forms = forms.Repeated(1);
                break;
            case '{' when Count(out var isOnce) is { } least:
                if (!isOnce) forms = forms.Repeated(least);
                break;
            default:
                return forms;
        }

        // A lazy quantifier asks for the same texts.
        if (!IsAtEnd && _pattern[_at] == '?') _at++;
        return forms;
    }

    /// <summary>The lower bound of <c>{n}</c>, <c>{n,}</c>, <c>{n,m}</c>; null where the brace is a plain character.</summary>
    /// <param name="isOnce">It is <c>{1}</c>.</param>
    private int? Count(out bool isOnce)
    {
        isOnce = false;
        var close = _pattern.IndexOf('}', _at);
        if (close < 0) return null;
        var bounds = _pattern[(_at + 1)..close].Split(',');
        if (bounds.Length > 2 || !int.TryParse(bounds[0], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var least)) return null;
        if (bounds.Length == 2 && !bounds[1].All(char.IsAsciiDigit)) return null;
        _at = close + 1;
        isOnce = least == 1 && bounds.All(bound => bound == "1");
        return least;
    }

    private RegexForms GiveUp()
    {
        _at = _pattern.Length + 1;
        return RegexForms.Anything;
    }
}
