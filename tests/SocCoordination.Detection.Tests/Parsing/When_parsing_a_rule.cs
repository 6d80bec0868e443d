using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Tests.Support;

namespace SocCoordination.Detection.Tests.Parsing;

public class When_parsing_a_rule
{
    public static TheoryData<string, string> Searches => CaseTable.Read("searches.asv");

    public static TheoryData<string, string> Errors => CaseTable.Read("rule-errors.asv");

    [Theory]
    [MemberData(nameof(Searches))]
    public void Should_read_every_shape_of_search(string body, string expected)
    {
        var rule = Parse.Detection($"s: {body}\ncondition: s");

        Assert.Equal(expected, SearchText.Of(Assert.Single(rule.Searches).Body));
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void Should_name_the_place_what_stood_there_and_what_was_expected(string yaml, string expected) =>
        Assert.Equal(expected, string.Join('\n', Parse.Faults(yaml)));

    [Fact]
    public void Should_suggest_the_modifier_that_was_meant()
    {
        var fault = Assert.Single(Parse.Faults(Parse.RuleWith("s: {Image|endwith: a}\ncondition: s")));

        Assert.StartsWith("5:13: error unknown-modifier: found 'endwith'; expected 'endswith' or another of all, base64, ", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_read_a_list_of_conditions()
    {
        var rule = Parse.Detection("a: {A: x}\nb: {B: y}\ncondition:\n  - a\n  - not b");

        Assert.Equal(["a", "not(b)"], rule.Conditions.Select(ConditionText.Of));
    }

    [Fact]
    public void Should_read_what_a_rule_says_about_itself()
    {
        var header = Parse.Only<DetectionRule>("""
            title: SSH password guessing
            id: 6f3e2987-db24-4c78-a860-b4f4095a7095
            name: ssh_guessing
            status: test
            level: high
            description: |
              Many failures.
            author: An, Bình
            date: 2026-01-02
            tags: [attack.credential-access, attack.t1110.001]
            falsepositives: Vulnerability scanners
            related:
              - {id: df0841c0-9846-4e9f-ad8a-7df91571771b, type: derived}
            logsource: {product: linux, service: sshd}
            detection: {s: {A: b}, condition: s}
            soc:
              sentence:
                vi: 'Dò mật khẩu SSH vào {host.name}'
                en: 'SSH password guessing against {host.name}'
              incident_type: unauthorized_access
              playbook: account-takeover
              group_by: [source.ip, host.name]
              window: 1h
              entity: source.ip
            """).Header;

        Assert.Equal("6f3e2987-db24-4c78-a860-b4f4095a7095", header.Id);
        Assert.Equal((RuleStatus.Test, RuleLevel.High), (header.Status, header.Level));
        Assert.Equal(["attack.credential-access", "attack.t1110.001"], header.Tags);
        Assert.Equal(["Vulnerability scanners"], header.FalsePositives);
        Assert.Equal(["df0841c0-9846-4e9f-ad8a-7df91571771b"], header.Related);
        Assert.Equal(64, header.TextHash.Length);
        Assert.Equal("Dò mật khẩu SSH vào {host.name}", header.Soc.Sentence["vi"]);
        Assert.Equal(["source.ip", "host.name"], header.Soc.GroupBy);
        Assert.Equal(TimeSpan.FromHours(1), header.Soc.Window);
        Assert.Equal(("unauthorized_access", "account-takeover", "source.ip"), (header.Soc.IncidentType, header.Soc.Playbook, header.Soc.Entity));
    }

    [Fact]
    public void Should_keep_the_good_neighbours_of_a_bad_rule()
    {
        var file = Parse.File(Parse.RuleWith("s: {A: b}\ncondition: s") + "---\ntitle: bad\n---\n" + Parse.RuleWith("s: {C: d}\ncondition: s"));

        Assert.Equal((2, 1), (file.Documents.Count, file.RefusedCount));
        Assert.Equal(8, Assert.Single(file.Diagnostics, diagnostic => diagnostic.Code == "missing-detection").Line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n---\n")]
    public void Should_say_that_a_file_holds_no_rule(string yaml) =>
        Assert.Equal(["1:1: warning empty-file: found no document; expected a rule"], Parse.Faults(yaml));

    [Fact]
    public void Should_give_a_changed_rule_another_hash_and_the_same_rule_the_same()
    {
        var one = Parse.Detection("s: {A: b}\ncondition: s").Header.TextHash;

        Assert.Equal(one, Parse.Detection("s: {A: b}\ncondition: s").Header.TextHash);
        Assert.NotEqual(one, Parse.Detection("s: {A: c}\ncondition: s").Header.TextHash);
    }
}
