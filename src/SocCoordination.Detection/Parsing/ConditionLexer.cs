namespace SocCoordination.Detection.Parsing;

/// <summary>Cuts a condition into tokens. Operators may be written in either case, as old rules do.</summary>
internal static class ConditionLexer
{
    public static List<ConditionToken> Read(string text)
    {
        var tokens = new List<ConditionToken>();
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
            }
            else if (IsWord(c))
            {
                var start = i;
                while (i < text.Length && IsWord(text[i])) i++;
                tokens.Add(WordOf(text[start..i], start));
            }
            else
            {
                tokens.Add(new ConditionToken(Symbol(c), c.ToString(), i++));
            }
        }

        tokens.Add(new ConditionToken(ConditionTokenKind.End, "the end", text.Length));
        return tokens;
    }

    private static ConditionTokenKind Symbol(char c) => c switch
    {
        '(' => ConditionTokenKind.Open,
        ')' => ConditionTokenKind.Close,
        '|' => ConditionTokenKind.Pipe,
        _ => ConditionTokenKind.Unknown,
    };

    private static ConditionToken WordOf(string word, int offset) => word.ToUpperInvariant() switch
    {
        "AND" => new(ConditionTokenKind.And, word, offset),
        "OR" => new(ConditionTokenKind.Or, word, offset),
        "NOT" => new(ConditionTokenKind.Not, word, offset),
        _ => new(ConditionTokenKind.Word, word, offset),
    };

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '*' or '.';
}
