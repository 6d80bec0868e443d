using SocCoordination.Storage.Search;

namespace SocCoordination.Storage.Tests.Filters;

public sealed class When_a_filter_is_read
{
    /// <summary>Text ⇶ what was understood. Words are folded; <c>field~word</c> looks for words in running text, <c>field:"text"</c> at whole values.</summary>
    [Theory]
    [InlineData("", "*")]
    [InlineData("   ", "*")]
    [InlineData("*", "*")]
    [InlineData("failed", "failed")]
    [InlineData("Failed ROOT", "(failed AND root)")]
    [InlineData("failed AND root", "(failed AND root)")]
    [InlineData("failed and root or admin", "((failed AND root) OR admin)")]
    [InlineData("a OR b AND c", "(a OR (b AND c))")]
    [InlineData("(a OR b) c", "((a OR b) AND c)")]
    [InlineData("a || b && c", "(a OR (b AND c))")]
    [InlineData("NOT a", "NOT a")]
    [InlineData("not a b", "(NOT a AND b)")]
    [InlineData("-a", "NOT a")]
    [InlineData("a -(b OR c)", "(a AND NOT (b OR c))")]
    [InlineData("a AND NOT b", "(a AND NOT b)")]
    [InlineData("\"or\"", "or")]
    [InlineData("\"failed password\"", "\"failed password\"")]
    [InlineData("203.0.113.7", "\"203 0 113 7\"")]
    [InlineData("web-01", "\"web 01\"")]
    [InlineData("fail*", "fail*")]
    [InlineData("*shell*", "*shell*")]
    [InlineData("*.exe", "exe")]
    [InlineData("\"fail* passw*\"", "\"fail* passw*\"")]
    [InlineData("index.php?id=1", "\"index php id 1\"")]
    [InlineData("foo(bar)", "\"foo bar\"")]
    [InlineData("(foo(bar))", "\"foo bar\"")]
    [InlineData("Nguyễn Văn Đức", "(nguyen AND van AND duc)")]
    [InlineData("Nguye\u0302\u0303n", "nguyen")]
    [InlineData("C:\\Windows\\System32", "\"c windows system32\"")]
    [InlineData("D:/logs", "\"d logs\"")]
    [InlineData("https://example.vn/a?b=c", "\"https example vn a b c\"")]
    [InlineData("10:15:00", "\"10 15 00\"")]
    [InlineData("2001:db8::1", "\"2001 db8 1\"")]
    [InlineData("00:1a:2b:3c:4d:5e", "\"00 1a 2b 3c 4d 5e\"")]
    [InlineData("user.name:root", "user.name:\"root\"")]
    [InlineData("user.name: root", "user.name:\"root\"")]
    [InlineData("user.name:\"Le Van A\"", "user.name:\"le van a\"")]
    [InlineData("user.name:*", "user.name:*")]
    [InlineData("user.name:\"*\"", "user.name:*")]
    [InlineData("user.name:adm*", "user.name:\"adm*\"")]
    [InlineData("user.name:a?min", "user.name:\"a?min\"")]
    [InlineData("user.name:a[*]b", "user.name:\"a[*]b\"")]
    [InlineData("user.name:(root OR \"the admin\")", "(user.name:\"root\" OR user.name:\"the admin\")")]
    [InlineData("user.name:(NOT root)", "NOT user.name:\"root\"")]
    [InlineData("process.executable:C:\\Windows\\*", "process.executable:\"c:\\windows\\*\"")]
    [InlineData("process.executable:\"C:\\Program Files\\\" x", "(process.executable:\"c:\\program files\\\" AND x)")]
    [InlineData("process.command_line:\"say \"\"hi\"\"\"", "process.command_line:\"say \"hi\"\"")]
    [InlineData("message:failed", "message~failed")]
    [InlineData("message:\"failed password\"", "message~\"failed password\"")]
    [InlineData("process.command_line.text:mimikatz", "process.command_line~mimikatz")]
    [InlineData("source.ip:203.0.113.0/24", "source.ip:203.0.113.0/24")]
    [InlineData("source.ip:203.0.113.7/24", "source.ip:203.0.113.0/24")]
    [InlineData("source.ip:2001:db8::/32", "source.ip:2001:db8::/32")]
    [InlineData("source.ip:2001:DB8:0:0::1", "(source.ip:\"2001:db8:0:0::1\" OR source.ip:\"2001:db8::1\")")]
    [InlineData("url.path:\"10.0.0.0/8\"", "url.path:\"10.0.0.0/8\"")]
    [InlineData("http.response.status_code:>=400", "http.response.status_code:[400 TO *]")]
    [InlineData("http.response.status_code:> 400", "http.response.status_code:{400 TO *]")]
    [InlineData("http.response.bytes:<1.5e3", "http.response.bytes:[* TO 1500}")]
    [InlineData("source.port:[1 TO 1023]", "source.port:[1 TO 1023]")]
    [InlineData("source.port:{1 TO 1023}", "source.port:{1 TO 1023}")]
    [InlineData("source.port:[* TO 1023}", "source.port:[* TO 1023}")]
    [InlineData("source.ip:[10.0.0.1 TO 10.0.0.9]", "source.ip:[10.0.0.1 TO 10.0.0.9]")]
    [InlineData("@timestamp:>=2026-11-22", "@timestamp:[2026-11-21T17:00:00Z TO *]")]
    [InlineData("@timestamp:2026-11-22T10:15", "@timestamp:[2026-11-22T03:15:00Z TO 2026-11-22T03:15:00Z]")]
    [InlineData("event.created:[\"2026-11-22 10:15:30\" TO 2026-11-23T00:00:00Z]", "event.created:[2026-11-22T03:15:30Z TO 2026-11-23T00:00:00Z]")]
    public void Should_understand(string text, string expected) => Assert.Equal(expected, EventFilter.Parse(text, HaNoi).ToString());

    /// <summary>Text ⇶ column, problem, message.</summary>
    [Theory]
    [InlineData("a \"b c", 3, EventFilterProblem.QuoteNotClosed, "Column 3: expected a closing quote for the one opened here (a quote inside quotes is written twice).")]
    [InlineData("a AND (b OR c", 7, EventFilterProblem.BracketNotClosed, "Column 7: expected a closing bracket for the one opened here.")]
    [InlineData("user.name:(a OR b", 11, EventFilterProblem.BracketNotClosed, "Column 11: expected a closing bracket for the one opened here.")]
    [InlineData("a ) b", 3, EventFilterProblem.BracketNotOpened, "Column 3: expected no closing bracket, none is open.")]
    [InlineData("a AND", 6, EventFilterProblem.TermMissing, "Column 6: expected something to search for (AND stands alone; put it in quotes to search for the word).")]
    [InlineData("OR a", 1, EventFilterProblem.TermMissing, "Column 1: expected something to search for (OR stands alone; put it in quotes to search for the word).")]
    [InlineData("a OR OR b", 6, EventFilterProblem.TermMissing, "Column 6: expected something to search for (OR stands alone; put it in quotes to search for the word).")]
    [InlineData("NOT", 4, EventFilterProblem.TermMissing, "Column 4: expected something to search for (NOT stands alone; put it in quotes to search for the word).")]
    [InlineData("()", 2, EventFilterProblem.TermMissing, "Column 2: expected something to search for between these brackets.")]
    [InlineData("user.name:", 11, EventFilterProblem.ValueMissing, "Column 11: expected a value after user.name:.")]
    [InlineData("source.port:>=", 15, EventFilterProblem.ValueMissing, "Column 15: expected a number, a time or an address to compare source.port with.")]
    [InlineData("a - b", 3, EventFilterProblem.NoWord, "Column 3: expected a word with at least one letter or digit.")]
    [InlineData("\"\"", 1, EventFilterProblem.NoWord, "Column 1: expected a word with at least one letter or digit.")]
    [InlineData("message:\"...\"", 9, EventFilterProblem.NoWord, "Column 9: expected a word with at least one letter or digit.")]
    [InlineData("user.name:(a OR host.name:b)", 17, EventFilterProblem.FieldInsideField, "Column 17: expected values of user.name only, not another field, inside its brackets.")]
    [InlineData("source.port:>high", 14, EventFilterProblem.NotComparable, "Column 14: expected a number, a time such as 2026-11-22T10:15, or an address, not \"high\".")]
    [InlineData("@timestamp:>5", 13, EventFilterProblem.NotComparable, "Column 13: expected a time such as 2026-11-22 or 2026-11-22T10:15:00+07:00, not \"5\".")]
    [InlineData("source.port:[1 TO 10.0.0.1]", 19, EventFilterProblem.NotComparable, "Column 19: expected both ends of the same kind: two numbers, two times or two addresses, not \"10.0.0.1\".")]
    [InlineData("source.port:[* TO *]", 14, EventFilterProblem.NotComparable, "Column 14: expected at least one end that is not *, not \"*\".")]
    [InlineData("source.port:[1 2]", 16, EventFilterProblem.RangeMalformed, "Column 16: expected TO between the range's ends: [a TO b].")]
    [InlineData("source.port:[1 TO 2", 13, EventFilterProblem.RangeMalformed, "Column 13: expected ] or } to close the range opened here.")]
    [InlineData("source.port:[", 14, EventFilterProblem.RangeMalformed, "Column 14: expected the range's ends: [a TO b], * for an open one.")]
    public void Should_say_where_and_what_was_expected(string text, int column, EventFilterProblem problem, string message)
    {
        var refused = Assert.Throws<EventFilterException>(() => EventFilter.Parse(text, HaNoi));

        Assert.Equal((column, problem, message), (refused.Column, refused.Problem, refused.Message));
    }

    [Fact]
    public void Should_refuse_what_is_too_large()
    {
        Refuses(new string('a', 8193), "expected at most 8192 characters");
        Refuses(string.Join(' ', Enumerable.Repeat("a", 201)), "expected at most 200 terms");
        Refuses(new string('(', 33) + "a" + new string(')', 33), "expected at most 32 brackets and negations inside one another");
        Refuses(string.Concat(Enumerable.Repeat("NOT ", 4000)), "expected at most 8192 characters");
        Refuses(string.Concat(Enumerable.Repeat("NOT ", 2000)) + "a", "expected at most 32 brackets and negations inside one another");
        Refuses(new string('-', 2000) + "a", "expected at most 32 brackets and negations inside one another");
        Refuses("user.name:" + string.Concat(Enumerable.Repeat("a*", 17)), "expected at most 16 wildcards in one term");
    }

    private static readonly TimeZoneInfo HaNoi = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(7), null, null);

    private static void Refuses(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<EventFilterException>(() => EventFilter.Parse(text)).Message);
}
