using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Ast.Expressions;

namespace SocCoordination.Detection.Loading;

/// <summary>One loaded rule.</summary>
public sealed class Rule
{
    internal Rule(int index, RuleHeader header)
    {
        Index = index;
        Header = header;
    }

    /// <summary>Its place in <see cref="RuleSet.Rules"/>, by which the matcher names it.</summary>
    public int Index { get; }

    /// <summary>What it says about itself, our <c>soc:</c> key included.</summary>
    public RuleHeader Header { get; }

    public string Id => Header.Id;

    public string Title => Header.Title;

    public RuleLevel Level => Header.Level;

    /// <summary>Null for a correlation.</summary>
    public LogSource? LogSource { get; internal init; }

    /// <summary>What its log source asks of an event; null for a correlation and where <see cref="CannotMatch"/> is given.</summary>
    public Expression? Events { get; internal init; }

    /// <summary>What its detection asks of an event, beside <see cref="Events"/>; null for a correlation.</summary>
    public Expression? Condition { get; internal init; }

    /// <summary>What it asks, in one line: its condition as written, or what a correlation counts, by what and for how long.</summary>
    public string Asks { get; internal init; } = "";

    /// <summary>The names of the fields it reads, as the rule writes them.</summary>
    public IReadOnlyList<string> Fields { get; internal init; } = [];

    public bool IsCorrelation => Correlation is not null;

    /// <summary>Why no event can match here, such as an unknown log source; else null.</summary>
    public string? CannotMatch { get; internal init; }

    /// <summary>False where it only feeds correlations (<c>generate: false</c>): its matches are theirs to judge.</summary>
    public bool RaisesAlerts { get; internal set; } = true;

    internal CorrelationRule? Correlation { get; init; }

    /// <summary>The same rule at another place.</summary>
    internal Rule At(int index) => index == Index ? this : new(index, Header)
    {
        LogSource = LogSource,
        Events = Events,
        Condition = Condition,
        Asks = Asks,
        Fields = Fields,
        CannotMatch = CannotMatch,
        RaisesAlerts = RaisesAlerts,
        Correlation = Correlation,
    };
}
