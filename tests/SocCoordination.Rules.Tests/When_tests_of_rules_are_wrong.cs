using SocCoordination.Service.Features.Detection.RuleTesting;
using SocCoordination.Service.Features.Playbooks.Reading;

namespace SocCoordination.Rules.Tests;

/// <summary>The runner itself: a test that cannot fail would say nothing about a rule.</summary>
public sealed class When_tests_of_rules_are_wrong : IDisposable
{
    private const string Rule = """
        title: Log cleared
        id: 5f2c3c7e-0d5b-4d54-9a0e-0a6c1a0a7b11
        logsource: { product: windows, service: security }
        detection: { s: { EventID: 1102 }, condition: s }
        level: high
        soc:
          sentence: { vi: 'Nhật ký trên {host.name} bị {user.name} xóa', en: '{user.name} cleared the log of {host.name}' }
          group_by: [host.name]
          window: 10m
        """;

    private const string Good = """
        match:
          - name: cleared twice within the window, and once after it
            source: json
            count: 2
            steps:
              - repeat: 2
                every: 9m
                lines: |
                  {"Channel":"Security","EventID":1102,"Provider_Name":"Microsoft-Windows-Eventlog","Computer":"DC01","TimeCreated":"{iso}","EventRecordID":{n},"SubjectUserName":"an"}
              - after: 11m
                lines: |
                  {"Channel":"Security","EventID":1102,"Provider_Name":"Microsoft-Windows-Eventlog","Computer":"DC01","TimeCreated":"{iso}","EventRecordID":{n},"SubjectUserName":"an"}
        near_miss:
          - name: another event
            source: json
            lines: |
              {"Channel":"Security","EventID":1100,"Provider_Name":"Microsoft-Windows-Eventlog","Computer":"DC01","TimeCreated":"2026-11-22T03:00:00Z","EventRecordID":9}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("soc-rules-");

    [Fact]
    public void Should_pass_what_is_right()
    {
        var report = Run(Rule, Good);

        Assert.All(report.Results, result => Assert.True(result.Passed, result.ToString()));
        Assert.True(report.Passed);
        Assert.Empty(report.Untested);
    }

    [Theory]
    [InlineData("EventID: 1102", "EventID: 1103", "0 alerts where 2 was to be")]
    [InlineData("EventID: 1102", "EventID: [1100, 1102]", "an alert where none was to be: Log cleared, group {\"organization.id\":\"1\",\"host.name\":\"dc01\"}, 1 events")]
    [InlineData("window: 10m", "window: 1m", "3 alerts where 2 was to be; in all: Log cleared {")]
    [InlineData("{user.name} cleared", "{user.email} cleared", "the sentence or entity names user.email, which the event does not have")]
    public void Should_fail_where_the_rule_is_wrong(string right, string wrong, string problem)
    {
        var report = Run(Rule.Replace(right, wrong), Good);

        Assert.False(report.Passed);
        Assert.Contains(report.Results, result => result.ToString().Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Should_say_that_a_rule_cannot_match()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "neighbour.yml"), Rule.Replace("5f2c3c7e", "6f2c3c7e"));

        var report = Run(Rule.Replace("service: security", "service: nonsense"), Good);

        Assert.Contains(report.Results, result => result.ToString().Contains("'Log cleared' cannot match: log source unknown", StringComparison.Ordinal));
    }

    [Fact]
    public void Should_say_that_a_rule_was_not_loaded()
    {
        var report = Run(Rule.Replace("condition: s", "condition: t"), Good);

        Assert.Contains(report.Faults, fault => fault.Code == "unknown-search");
        Assert.All(report.Results, result => Assert.Equal(["no rule of this file was loaded"], result.Problems));
    }

    [Fact]
    public void Should_say_that_a_line_is_no_event()
    {
        var report = Run(Rule, Good.Replace("\"EventID\":1100", "\"EventID\":"));

        Assert.Contains(report.Results, result => result.ToString().Contains("a line is no event", StringComparison.Ordinal));
    }

    [Fact]
    public void Should_list_rules_without_tests()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "untested.yml"), Rule.Replace("5f2c3c7e", "6f2c3c7e"));

        Assert.Equal("untested.yml", Path.GetFileName(Assert.Single(Run(Rule, Good).Untested)));
    }

    [Theory]
    [InlineData("near_miss:", "near_mis:", "the key 'near_mis' in the tests of a rule; expected one of match, near_miss")]
    [InlineData("source: json", "source: xml", "'xml' under 'source'; expected one of syslog, file, json")]
    [InlineData("every: 9m", "every: nine", "'nine'; expected a whole number and ms, s, m, h or d, such as 90s")]
    [InlineData("repeat: 2", "repeat: 0", "'0' under 'repeat'; expected a number from 1 to 100000")]
    [InlineData("    count: 2\n", "    at: yesterday\n", "'yesterday'; expected a time with its zone, such as 2026-11-22T10:00:00+07:00")]
    [InlineData("another event\n", "another event\n    count: 1\n", "'count' in a near miss; expected it only in cases that fire")]
    [InlineData("another event\n", "another event\n    steps: []\n", "both 'lines' and 'steps'; expected one of them")]
    public void Should_refuse_a_test_file_with_a_slip(string right, string wrong, string problem)
    {
        var findings = new Findings("a.tests.yml");

        Assert.Null(RuleTestReader.Read("a.tests.yml", Good.Replace(right, wrong), findings));

        Assert.Contains(findings.All, fault => fault.ToString().Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Should_send_each_line_at_its_time()
    {
        var test = RuleTestReader.Read("a.tests.yml", """
            match:
              - name: tokens
                source: syslog
                at: 2026-11-02T23:59:59+07:00
                steps:
                  - { lines: '{n} {syslog} {clf}', repeat: 2, every: 1500ms }
                  - { lines: '{n} {iso} {date} {time} {other}', after: 1h }
            near_miss: [{ name: none, source: syslog, lines: a }]
            """, new Findings("a.tests.yml"))!.Cases[0];

        Assert.Equal(
            [
                "1 Nov  2 23:59:59 02/Nov/2026:23:59:59 +0700",
                "2 Nov  3 00:00:00 03/Nov/2026:00:00:00 +0700",
                "3 2026-11-02T18:00:00.500Z 2026-11-03 01:00:00 {other}",
            ],
            TestTimeline.Of(test).Select(line => line.Text));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private RuleTestReport Run(string rule, string tests)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "log-cleared.yml"), rule);
        File.WriteAllText(Path.Combine(_folder.FullName, "log-cleared.tests.yml"), tests);
        return RuleTestFolder.Run(_folder.FullName);
    }
}
