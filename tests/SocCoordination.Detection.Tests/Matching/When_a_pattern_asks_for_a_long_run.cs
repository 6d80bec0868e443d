using SocCoordination.Detection.Tests.Support;

namespace SocCoordination.Detection.Tests.Matching;

public class When_a_pattern_asks_for_a_long_run
{
    [Theory]
    [InlineData("[a-fA-F0-9]{16}")]
    [InlineData("x[a-f0-9]{16,20}y")]
    [InlineData("\\s[A-F]{20}\\s[a-f]{17,}")]
    [InlineData("[a-f-]{16}")]
    [InlineData("[a-f]{16}?")]
    [InlineData("\\[a-f]{16}")]
    [InlineData("[^a-f]{16}")]
    [InlineData("[a-f]{16}|z")]
    public void Should_find_it_at_every_place_and_length_and_in_either_case(string pattern)
    {
        var rules = Load.Detection($"s:\n  Image|re: '{pattern}'\ncondition: s");
        var matcher = rules.CreateMatcher();
        var random = new Random(5);
        for (var round = 0; round < 400; round++)
        {
            var run = new string([.. Enumerable.Range(0, 10 + random.Next(16)).Select(_ => "abcdefABCDEF019"[random.Next(round % 3 == 0 ? 6 : 15)])]);
            var value = new string('x', random.Next(40)) + (random.Next(2) == 0 ? " " : "") + run + (random.Next(2) == 0 ? " " : "y") + run.ToLowerInvariant() + new string('z', random.Next(3)) + (random.Next(9) == 0 ? "ê" : "");
            Both.Matches(rules, matcher, Load.ProcessCreation($"\"Image\":\"{value}\""));
        }
    }
}
