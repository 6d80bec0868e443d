namespace SocCoordination.Service.Features.Alerts.Model;

/// <summary>What an alert turned out to be.</summary>
public enum Verdict
{
    /// <summary>An attack, as the rule said.</summary>
    True,

    /// <summary>What the rule describes happened, and was allowed: a scan by the team, an administrator's work.</summary>
    Benign,

    /// <summary>The rule was wrong.</summary>
    False,

    /// <summary>Another alert already says it.</summary>
    Duplicate,
}

/// <summary>Where an alert stands.</summary>
public enum AlertState
{
    New,
    Claimed,
    Closed,
}

/// <summary>What raised an alert.</summary>
public enum AlertKind
{
    /// <summary>A rule matched events.</summary>
    Detection,

    /// <summary>An agency reported something.</summary>
    Report,

    /// <summary>A source that used to send logs fell silent.</summary>
    Silence,
}
