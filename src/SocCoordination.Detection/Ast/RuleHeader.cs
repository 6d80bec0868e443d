using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Ast;

/// <summary>What every Sigma document says about itself (specification 2.1, "Components").</summary>
public sealed record RuleHeader
{
    /// <summary>The path as it was given to the loader.</summary>
    public required string File { get; init; }

    /// <summary>Where the document begins.</summary>
    public required Mark At { get; init; }

    /// <summary>SHA-256 of the file's text and the document's place in it, 64 lower-case hexadecimal digits: a changed rule is a new hash.</summary>
    public required string TextHash { get; init; }

    /// <summary>The rule's <c>id</c>; where it has none, its name or its file and place.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>A second name by which correlations and filters may refer to the rule.</summary>
    public string? Name { get; init; }

    public RuleStatus Status { get; init; }

    public RuleLevel Level { get; init; }

    public string? Description { get; init; }

    public string? Author { get; init; }

    public string? License { get; init; }

    public string? Date { get; init; }

    public string? Modified { get; init; }

    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Such as <c>attack.t1059.001</c>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Fields that the rule's author would show an analyst.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    public IReadOnlyList<string> FalsePositives { get; init; } = [];

    public IReadOnlyList<string> Scope { get; init; } = [];

    /// <summary>The ids of rules that this one replaces, derives from or resembles.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    /// <summary>Our own key.</summary>
    public SocExtension Soc { get; init; } = SocExtension.None;
}
