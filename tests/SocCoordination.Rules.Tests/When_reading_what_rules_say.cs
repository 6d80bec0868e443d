using System.Text.RegularExpressions;
using SocCoordination.Detection.Correlation;
using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Loading;
using SocCoordination.Service.Features.Detection.RuleTesting;
using SocCoordination.Service.Features.Playbooks;
using SocCoordination.Service.Features.Playbooks.Reading;

namespace SocCoordination.Rules.Tests;

public partial class When_reading_what_rules_say
{
    /// <summary>ATT&amp;CK 19 split "defense evasion" in two and renumbered what was below it.</summary>
    private static readonly string[] s_tactics =
    [
        "reconnaissance", "resource-development", "initial-access", "execution", "persistence", "privilege-escalation", "stealth", "defense-impairment",
        "credential-access", "discovery", "lateral-movement", "collection", "command-and-control", "exfiltration", "impact",
    ];

    private static readonly PlaybookSet s_playbooks = new PlaybookFolder(Path.Combine(Shipped.Checkout, "playbooks")).Read();

    public static TheoryData<string> All() => [.. Shipped.Load.Set.Rules.Select(rule => rule.Id)];

    public static TheoryData<string> Alerting() => [.. Shipped.Load.Set.Rules.Where(rule => rule.RaisesAlerts).Select(rule => rule.Id)];

    [Fact]
    public void Should_load_every_rule_without_a_remark()
    {
        Assert.Empty(Shipped.Load.Diagnostics);
        Assert.Equal(0, Shipped.Load.RefusedCount);
        Assert.Empty(CorrelationPlan.Of(Shipped.Load.Set).Diagnostics);
    }

    [Fact]
    public void Should_be_at_least_forty_that_raise_alerts() => Assert.InRange(Shipped.Load.Set.Rules.Count(rule => rule.RaisesAlerts), 40, 500);

    [Fact]
    public void Should_have_tests_beside_every_file()
    {
        var untested = Shipped.Load.Set.Rules.Select(rule => rule.Header.File).Distinct().Where(file => !File.Exists(Path.ChangeExtension(file, null) + RuleTestReader.Ending));
        Assert.Empty(untested);
    }

    [Fact]
    public void Should_have_ids_and_names_of_their_own()
    {
        Assert.Distinct(Shipped.Load.Set.Rules.Select(rule => rule.Id));
        Assert.Distinct(Shipped.Load.Set.Rules.Select(rule => rule.Title));
        Assert.Distinct(Shipped.Load.Set.Rules.Select(rule => rule.Header.Name).OfType<string>());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Should_be_a_complete_rule_of_ours(string id)
    {
        var rule = Shipped.Load.Set.Find(id)!;

        Assert.True(Guid.TryParse(rule.Id, out _), "the id is a UUID");
        Assert.Null(rule.CannotMatch);
        Assert.Equal("SocCoordination", rule.Header.Author);
        Assert.Equal("2026-11-22", rule.Header.Date);
        Assert.Equal(RuleStatus.Test, rule.Header.Status);
        Assert.NotEqual(RuleLevel.None, rule.Level);
        Assert.NotNull(rule.Header.Description);
    }

    [Theory]
    [MemberData(nameof(Alerting))]
    public void Should_tell_an_analyst_what_happened_and_what_to_do(string id)
    {
        var rule = Shipped.Load.Set.Find(id)!;
        var header = rule.Header;

        Assert.Equal(["en", "vi"], header.Soc.Sentence.Keys.Order());
        Assert.Equal(Placeholders(header.Soc.Sentence["vi"]), Placeholders(header.Soc.Sentence["en"]));
        Assert.Contains(header.Soc.Sentence["vi"], letter => letter > 127);
        Assert.Contains(s_playbooks.IncidentTypes.Types, type => type.Id == header.Soc.IncidentType);
        Assert.Contains(s_playbooks.Playbooks, playbook => playbook.Id == header.Soc.Playbook);
        Assert.Contains(header.Soc.Entity, new[] { "host.name", "user.name", "source.ip" });
        // A correlation's own group-by is the alert's group.
        Assert.Equal(rule.IsCorrelation, header.Soc.GroupBy is null);
        Assert.NotNull(header.Soc.Window);
        Assert.NotEmpty(header.FalsePositives);
        Assert.True(header.Description!.Length > 60, "the description says why it is so and not otherwise");
    }

    [Theory]
    [MemberData(nameof(Alerting))]
    public void Should_name_techniques_of_the_current_attack_version(string id)
    {
        var tags = Shipped.Load.Set.Find(id)!.Header.Tags;

        Assert.Contains(tags, tag => Technique().IsMatch(tag));
        Assert.All(tags.Where(tag => !Technique().IsMatch(tag)), tag => Assert.Contains(tag, s_tactics.Select(tactic => "attack." + tactic)));
        Assert.DoesNotContain(tags, tag => Revoked().IsMatch(tag));
    }

    /// <summary>A base rule is no alert, so it must not look like one in a list.</summary>
    [Fact]
    public void Should_give_rules_that_only_feed_others_the_lowest_level() => Assert.All(
        Shipped.Load.Set.Rules.Where(rule => !rule.RaisesAlerts),
        rule => Assert.Equal(RuleLevel.Informational, rule.Level));

    /// <summary>Host names and inside addresses repeat from agency to agency: without it one agency's events would count for another's alert.</summary>
    [Fact]
    public void Should_count_each_agency_by_itself()
    {
        var plan = CorrelationPlan.Of(Shipped.Load.Set);
        Assert.All(Shipped.Load.Set.Rules.Where(rule => plan.IsObserved(rule.Id) && !rule.IsCorrelation), rule => Assert.Contains("organization.id", plan.FieldsNeeded(rule.Id)));
    }

    private static IEnumerable<string> Placeholders(string sentence) => Placeholder().Matches(sentence).Select(match => match.Value).Order();

    [GeneratedRegex("^attack\\.t[0-9]{4}(\\.[0-9]{3})?$", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Technique();

    /// <summary>Techniques that version 19 replaced (T1562, T1070.001, T1070.002, T1219 without its parts aside).</summary>
    [GeneratedRegex("^attack\\.t(1562(\\.[0-9]{3})?|1070\\.00[12]|1089|1086|1064|1035|1077)$", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Revoked();

    [GeneratedRegex("\\{[^{}]+\\}", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Placeholder();
}
