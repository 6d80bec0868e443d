namespace SocCoordination.Detection.Ast;

/// <summary>One document of a rule file: a <see cref="DetectionRule"/>, a <see cref="CorrelationRule"/> or a <see cref="FilterRule"/>.</summary>
internal abstract record SigmaDocument(RuleHeader Header);
