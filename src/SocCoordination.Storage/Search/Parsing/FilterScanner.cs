using System.Text;

namespace SocCoordination.Storage.Search.Parsing;

/// <summary>Reads a query's text character by character: spaces, single signs, and the pieces between them.</summary>
internal sealed class FilterScanner(string text)
{
    /// <summary>Where the scanner stands, counted from 0.</summary>
    public int At { get; private set; }

    /// <summary>The column where the scanner stands, counted from 1.</summary>
    public int Column => At + 1;

    public bool IsAtEnd => At >= text.Length;

    public char Here => IsAtEnd ? '\0' : text[At];

    public char Next => At + 1 < text.Length ? text[At + 1] : '\0';

    public void SkipSpace()
    {
        while (!IsAtEnd && char.IsWhiteSpace(Here)) At++;
    }

    public bool Take(char sign)
    {
        if (Here != sign || IsAtEnd) return false;
        At++;
        return true;
    }

    public bool Take(string signs)
    {
        if (string.CompareOrdinal(text, At, signs, 0, signs.Length) != 0) return false;
        At += signs.Length;
        return true;
    }

    /// <summary>The piece that begins here and ends before a space, a quote or a bracket that it did not open itself.</summary>
    public ReadOnlySpan<char> Peek(string alsoEndsAt = "")
    {
        var open = 0;
        var end = At;
        for (; end < text.Length; end++)
        {
            var c = text[end];
            if (char.IsWhiteSpace(c) || c == '"' || alsoEndsAt.Contains(c, StringComparison.Ordinal)) break;
            if (c == '(') open++;
            if (c == ')' && --open < 0) break;
        }
        return text.AsSpan(At, end - At);
    }

    /// <summary>Takes so many characters.</summary>
    public void Skip(int length) => At += length;

    /// <summary>
    /// Takes a quoted piece, the scanner standing on its opening quote; gives what is between the quotes. Two quotes
    /// inside are one. A backslash is a backslash, so that a Windows path may end in one.
    /// </summary>
    public string TakeQuoted()
    {
        var opened = Column;
        var inner = new StringBuilder();
        for (At++; !IsAtEnd; At++)
        {
            if (Here != '"')
            {
                inner.Append(Here);
                continue;
            }
            At++;
            if (Here != '"') return inner.ToString();
            inner.Append('"');
        }
        throw new EventFilterException(opened, EventFilterProblem.QuoteNotClosed, "\"", "expected a closing quote for the one opened here (a quote inside quotes is written twice)");
    }
}
