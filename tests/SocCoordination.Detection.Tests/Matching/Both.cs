using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Matching;
using SocCoordination.Detection.Matching.Reference;

namespace SocCoordination.Detection.Tests.Matching;

/// <summary>Asks the matcher and the interpreter, which must say the same.</summary>
internal static class Both
{
    public static bool Match(RuleSet rules, byte[] json) => Matches(rules, rules.CreateMatcher(), json).Count > 0;

    /// <summary>The indexes of the rules that match; both must agree.</summary>
    public static IReadOnlyList<int> Matches(RuleSet rules, Matcher matcher, ReadOnlySpan<byte> json)
    {
        int[] fast = [.. matcher.Match(json, out var fault)];
        var @event = FlatEvent.TryRead(json);
        Assert.Equal(@event is null, fault is not null);
        if (@event is null) return [];
        var interpreter = new Interpreter(@event);
        int[] plain = [.. rules.Rules.Where(interpreter.Matches).Select(rule => rule.Index)];
        if (!fast.SequenceEqual(plain)) Assert.Fail($"The matcher says {Names(rules, fast)}, the interpreter {Names(rules, plain)} of {System.Text.Encoding.UTF8.GetString(json)}");
        return fast;
    }

    private static string Names(RuleSet rules, int[] indexes) => "[" + string.Join(", ", indexes.Select(index => $"{rules.Rules[index].Header.File}:{rules.Rules[index].Header.At.Line} {rules.Rules[index].Id}")) + "]";
}
