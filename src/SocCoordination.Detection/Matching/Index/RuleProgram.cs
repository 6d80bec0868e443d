using SocCoordination.Detection.Matching.Conditions;

namespace SocCoordination.Detection.Matching.Index;

/// <summary>A condition and the rules that ask just that.</summary>
/// <param name="Id">Its number among all programs of a rule set.</param>
internal sealed record RuleProgram(int Id, Condition Condition, int[] Rules);
