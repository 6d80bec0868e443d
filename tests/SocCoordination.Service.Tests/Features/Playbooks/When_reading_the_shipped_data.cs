using SocCoordination.Service.Features.Playbooks;
using SocCoordination.Service.Features.Playbooks.Reading;
using SocCoordination.Service.Features.Playbooks.Reporting;
using SocCoordination.Service.Features.Portal.Model;

namespace SocCoordination.Service.Tests.Features.Playbooks;

public class When_reading_the_shipped_data
{
    private static readonly PlaybookSet s_shipped = new PlaybookFolder(Path.Combine(AppContext.BaseDirectory, "playbooks")).Read();

    [Fact]
    public void Should_find_nothing_wrong() => Assert.Empty(s_shipped.Files.SelectMany(file => file.Faults));

    [Theory]
    [InlineData("web-shell")]
    [InlineData("ransomware")]
    [InlineData("account-takeover")]
    [InlineData("phishing")]
    [InlineData("denial-of-service")]
    [InlineData("malware")]
    [InlineData("data-leak")]
    [InlineData("unauthorised-access")]
    public void Should_have_a_playbook_that_goes_through_the_whole_process(string id)
    {
        var playbook = s_shipped.Playbooks.Single(one => one.Id == id);

        Assert.Equal(Names.Phases.Values.Order(), playbook.Tasks.Select(task => task.Phase).Distinct().Order());
        Assert.NotEmpty(playbook.Escalate);
        Assert.All(playbook.Tasks, task => Assert.NotNull(task.Detail));
    }

    [Fact]
    public void Should_ask_a_team_lead_wherever_something_is_isolated() => Assert.All(
        s_shipped.Playbooks.SelectMany(playbook => playbook.Tasks).Where(task => task.Id == "isolate"),
        task => Assert.True(task.NeedsApproval));

    /// <summary>The form's own words and order; a report with others is sent back.</summary>
    [Fact]
    public void Should_name_the_incident_types_word_for_word() => Assert.Equal(
        [
            "Từ chối dịch vụ", "Tấn công giả mạo", "Tấn công sử dụng mã độc", "Truy cập trái phép, chiếm quyền điều khiển", "Thay đổi giao diện",
            "Mã hóa phần mềm, dữ liệu, thiết bị", "Phá hoại thông tin, dữ liệu, phần mềm", "Nghe trộm, gián điệp, lấy cắp thông tin, dữ liệu",
            "Tấn công tổng hợp sử dụng kết hợp nhiều hình thức", "Các hình thức tấn công khác",
        ],
        s_shipped.IncidentTypes.Types.Select(type => type.Name.Vi));

    [Fact]
    public void Should_answer_each_incident_type_with_a_playbook() => Assert.All(
        s_shipped.IncidentTypes.Types,
        type => Assert.Contains(s_shipped.Playbooks, playbook => playbook.IncidentTypes.Contains(type.Id)));

    [Fact]
    public void Should_have_first_aid_for_each_kind_of_report()
    {
        Assert.Equal(Enum.GetValues<ReportCategory>(), s_shipped.FirstAid.Select(sheet => sheet.Category).Order());
        Assert.All(s_shipped.FirstAid, sheet => Assert.InRange(sheet.Do.Count + sheet.DoNot.Count, 4, 12));
    }

    [Fact]
    public void Should_say_of_each_deadline_where_the_law_says_so()
    {
        Assert.Equal(["anm-2026", "personal-data", "tt20-2017"], s_shipped.Profiles.Select(profile => profile.Id));
        Assert.All(s_shipped.Profiles.SelectMany(profile => profile.Deadlines), deadline => Assert.Contains("Đ", deadline.Article));
        Assert.Contains(s_shipped.Profiles, profile => profile.Note is not null);
    }

    [Theory]
    [InlineData("limit: PT72H", "limit: 72h", "'72h'; expected 'immediately', or days and hours as ISO 8601 writes them")]
    [InlineData("limit: PT72H", "limit: P", "'P'; expected")]
    [InlineData("who: operator", "who: somebody", "'somebody' under 'who'; expected one of team, operator, owner, coordinator")]
    [InlineData("to: [mps]", "to: [police]", "'police'; expected one of team")]
    [InlineData("trigger: detected", "trigger: seen", "'seen' under 'trigger'; expected one of detected, reported")]
    [InlineData("from: 2026-08-19", "from: 19/8/2026", "'19/8/2026'; expected a day, such as 2026-08-19")]
    [InlineData("in_force: { from: 2026-08-19 }", "in_force: { from: 2026-08-19, to: 2025-01-01 }", "an end before the beginning")]
    [InlineData("confidence: high", "confidence: sure", "'sure' under 'confidence'; expected one of high, medium, low, unverified")]
    [InlineData("before: ['12-20']", "before: ['02-30']", "'02-30'; expected days of the year")]
    [InlineData("- id: serious-notice", "- id: incident-report", "the id 'incident-report' 2 times; expected each id once")]
    public void Should_refuse_a_profile_with_a_slip(string good, string bad, string expected)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "playbooks", "reporting", "profiles", "anm-2026.yml"));
        Assert.Contains(good, text);
        var findings = new Findings("anm-2026.yml");

        Assert.Null(ReportingProfileReader.Read("anm-2026", text.Replace(good, bad), findings));

        Assert.Contains(findings.All, fault => fault.ToString().Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("type: espionage", "type: theft", "the incident type 'theft'; expected one of denial_of_service")]
    [InlineData("- id: phishing", "- id: malware", "the id 'malware' 2 times")]
    public void Should_refuse_incident_types_with_a_slip(string good, string bad, string expected)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "playbooks", "reporting", "incident-types.yml"));
        var findings = new Findings("incident-types.yml");

        Assert.Null(IncidentTypesReader.Read(text.Replace(good, bad), findings));

        Assert.Contains(findings.All, fault => fault.ToString().Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Should_refuse_first_aid_that_leaves_a_category_out()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "playbooks", "reporting", "first-aid.yml"));
        var findings = new Findings("first-aid.yml");

        Assert.Null(FirstAidReader.Read(text[..text.IndexOf("  - id: other", StringComparison.Ordinal)], findings));

        Assert.Contains("the category 'other' 0 times", Assert.Single(findings.All).ToString());
    }
}
