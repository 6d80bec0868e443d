using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Ast;

/// <summary>What kind of scalar a rule's value is by YAML's core schema.</summary>
internal enum SigmaValueKind
{
    Text,
    Integer,
    Decimal,
    Boolean,
    Null,
}

/// <summary>One value as the rule wrote it.</summary>
/// <param name="Text">The characters of the file, escapes of YAML undone, those of Sigma not.</param>
internal sealed record SigmaValue(Mark At, SigmaValueKind Kind, string Text);
