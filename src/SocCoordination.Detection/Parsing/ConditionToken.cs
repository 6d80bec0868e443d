namespace SocCoordination.Detection.Parsing;

internal enum ConditionTokenKind
{
    Open,
    Close,
    And,
    Or,
    Not,
    Word,
    Pipe,
    Unknown,
    End,
}

/// <summary>One token of a condition; <paramref name="Offset"/> counts characters of the condition's text.</summary>
internal readonly record struct ConditionToken(ConditionTokenKind Kind, string Text, int Offset);
