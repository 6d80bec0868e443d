using System.Text;
using SocCoordination.Storage.Search;

namespace SocCoordination.Storage.Tests.Filters;

public sealed class When_a_filter_looks_at_a_document
{
    private const string Document = """
        {
          "@timestamp": "2026-11-22T03:15:30.250Z",
          "event": { "created": "2026-11-22T03:15:31Z", "code": "4625", "original": "Nov 22 10:15:30 web_01 sshd[811]: Failed password for root from 203.0.113.7 port 4022 ssh2" },
          "message": "Tài khoản Nguyễn Văn Đức bị khóa",
          "source": { "ip": "203.0.113.7", "port": 4022, "bytes": 1.50, "mac": "00-1A-2B-3C-4D-5E" },
          "destination.ip": "2001:db8::1",
          "client": { "ip": ["10.0.0.9", "192.168.1.1"] },
          "user": { "name": "ROOT", "roles": ["admin", "ops team"], "email": "" },
          "process": { "executable": "C:\\Windows\\System32\\cmd.exe", "command_line": "cmd.exe /c \"whoami > C:\\Temp\\a*b.txt\"", "args": [{ "value": "deep" }] },
          "flag": true, "nothing": null, "empty": [], "ünï": "näme", "big": 12345678901234567890123,
          "labels": { "a.b": "dotted", "text": "own text" }
        }
        """;

    [Theory]

    // Words: whole, in any value, whatever their case and marks.
    [InlineData("failed", true)]
    [InlineData("fail", false)]
    [InlineData("FAILED PASSWORD", true)]
    [InlineData("\"failed password for root\"", true)]
    [InlineData("\"failed root\"", false)]
    [InlineData("\"root 203\"", false)]
    [InlineData("nguyen duc khoa", true)]
    [InlineData("Nguyễn", true)]
    [InlineData("nguyễn\u0301", true)]
    [InlineData("đức", true)]
    [InlineData("\"van duc\"", true)]
    [InlineData("01", true)]
    [InlineData("web_01", true)]
    [InlineData("web-01", true)]
    [InlineData("sshd[811]:", true)]
    [InlineData("true", true)]
    [InlineData("null", false)]
    [InlineData("4022", true)]
    [InlineData("name", true)]
    [InlineData("username", false)]

    // A phrase stays within one value.
    [InlineData("\"admin ops\"", false)]
    [InlineData("\"ops team\"", true)]

    // Times of the service's own are no words; the raw line's are.
    [InlineData("250Z", false)]
    [InlineData("\"10:15:30\"", true)]

    // Wildcards within words.
    [InlineData("fai*", true)]
    [InlineData("*ssword", true)]
    [InlineData("*sswor*", true)]
    [InlineData("f*d", true)]
    [InlineData("f*x", false)]
    [InlineData("\"fail* passw* for\"", true)]
    [InlineData("*", true)]

    // Whole values of fields.
    [InlineData("user.name:root", true)]
    [InlineData("USER.NAME:Root", true)]
    [InlineData("user.name:roo", false)]
    [InlineData("user.name:r?ot", true)]
    [InlineData("user.name:r?t", false)]
    [InlineData("user.name:r*t", true)]
    [InlineData("user.name:*", true)]
    [InlineData("user.roles:admin", true)]
    [InlineData("user.roles:\"ops team\"", true)]
    [InlineData("user.roles:ops", false)]
    [InlineData("user.email:\"\"", true)]
    [InlineData("user.email:*", true)]
    [InlineData("user:*", true)]
    [InlineData("use:*", false)]
    [InlineData("nothing:*", false)]
    [InlineData("empty:*", false)]
    [InlineData("missing:*", false)]
    [InlineData("NOT missing:*", true)]
    [InlineData("flag:true", true)]
    [InlineData("flag:false", false)]
    [InlineData("source.port:4022", true)]
    [InlineData("source.bytes:1.50", true)]
    [InlineData("event.code:4625", true)]
    [InlineData("destination.ip:2001:db8::1", true)]
    [InlineData("destination.ip:2001:0db8:0::1", true)]
    [InlineData("labels.a.b:dotted", true)]
    [InlineData("UNI:name", true)]
    [InlineData("process.args.value:deep", true)]
    [InlineData("process.executable:C:\\Windows\\*", true)]
    [InlineData("process.executable:*\\CMD.exe", true)]
    [InlineData("process.executable:*\\md.exe", false)]
    [InlineData("process.executable:?:\\*\\cmd.???", true)]
    [InlineData("process.command_line:*a[*]b*", true)]
    [InlineData("process.command_line:*a[?]b*", false)]
    [InlineData("process.command_line:\"*/c \"\"whoami*\"", true)]
    [InlineData("process.command_line:whoami", false)]
    [InlineData("process.command_line.text:whoami", true)]
    [InlineData("process.command_line.text:\"temp a b txt\"", true)]
    [InlineData("labels.text:own", true)]
    [InlineData("labels.text:\"own text\"", true)]
    [InlineData("source.mac:00-1a-2b-3c-4d-5e", true)]

    // Running text.
    [InlineData("message:khoa", true)]
    [InlineData("message:\"tai khoan\"", true)]
    [InlineData("message:failed", false)]
    [InlineData("event.original:failed", true)]

    // Numbers, times, addresses.
    [InlineData("source.port:>4021", true)]
    [InlineData("source.port:>4022", false)]
    [InlineData("source.port:>=4022", true)]
    [InlineData("source.port:<4022", false)]
    [InlineData("source.port:<=4022", true)]
    [InlineData("source.port:[4000 TO 4022}", false)]
    [InlineData("source.port:[4000 TO *]", true)]
    [InlineData("source.bytes:[1.5 TO 1.5]", true)]
    [InlineData("event.code:>4000", true)]
    [InlineData("big:>12345678901234567890122", true)]
    [InlineData("big:>12345678901234567890123", false)]
    [InlineData("user.name:>1", false)]
    [InlineData("@timestamp:2026-11-22", true)]
    [InlineData("@timestamp:2026-11-23", false)]
    [InlineData("@timestamp:>=2026-11-22T03:15:30.250Z", true)]
    [InlineData("@timestamp:>2026-11-22T03:15:30.250Z", false)]
    [InlineData("@timestamp:>2026-11-22", false)]
    [InlineData("@timestamp:<=2026-11-22", true)]
    [InlineData("@timestamp:<2026-11-22T10:15:31+07:00", true)]
    [InlineData("@timestamp:[2026-11-20 TO 2026-11-22]", true)]
    [InlineData("@timestamp:[2026-11-20 TO 2026-11-22}", false)]
    [InlineData("source.ip:203.0.113.0/24", true)]
    [InlineData("source.ip:203.0.112.0/24", false)]
    [InlineData("source.ip:203.0.112.0/23", true)]
    [InlineData("source.ip:0.0.0.0/0", true)]
    [InlineData("source.ip:203.0.113.7/32", true)]
    [InlineData("source.ip:::/0", false)]
    [InlineData("destination.ip:2001:db8::/32", true)]
    [InlineData("destination.ip:2001:db9::/32", false)]
    [InlineData("client.ip:10.0.0.0/8", true)]
    [InlineData("client.ip:192.168.0.0/16", true)]
    [InlineData("client.ip:172.16.0.0/12", false)]
    [InlineData("source.ip:[203.0.113.1 TO 203.0.113.9]", true)]
    [InlineData("source.ip:>203.0.113.7", false)]

    // Together.
    [InlineData("user.name:(admin OR root)", true)]
    [InlineData("user.name:(admin OR guest)", false)]
    [InlineData("user.roles:(admin AND \"ops team\")", true)]
    [InlineData("failed -root", false)]
    [InlineData("failed -guest", true)]
    [InlineData("guest OR failed password", true)]
    [InlineData("guest OR failed guest", false)]
    [InlineData("NOT (guest OR failed)", false)]
    public void Should_decide(string text, bool expected)
    {
        Assert.Equal(expected, EventFilter.Parse(text).Matches(Encoding.UTF8.GetBytes(Document)));
        Assert.Equal(!expected, EventFilter.Parse($"NOT ({text})").Matches(Encoding.UTF8.GetBytes(Document)));
    }

    [Theory]
    [InlineData("{}", "a", false)]
    [InlineData("{}", "-a", true)]
    [InlineData("""{"a":"\ud800 x"}""", "x", true)]
    [InlineData("""{"a":"nul\u0000inside"}""", "nul", true)]
    [InlineData("""{"a":"ÐĂNG ĐÀN đ"}""", "\"dang dan d\"", true)]
    [InlineData("""{"a":"ĐỐI TƯỢNG"}""", "\"doi tuong\"", true)]
    [InlineData("""{"a":"Ư ư Ơ ơ Ă ă Â â Ê ê Ô ô"}""", "\"u u o o a a a a e e o o\"", true)]
    [InlineData("""{"a":"Straße ÆØ łódź"}""", "straße", true)]
    [InlineData("""{"a":"Straße ÆØ łódź"}""", "łodz", true)]
    [InlineData("""{"a":"ภาษาไทย 日本語"}""", "ภาษาไทย", true)]
    [InlineData("""{"a":"ภาษาไทย 日本語"}""", "日本*", true)]
    [InlineData("""{"a":"𝐁old 😀smile"}""", "smile", true)]
    [InlineData("""{"\u0061":{"b":"escaped name"}}""", "a.b:\"escaped name\"", true)]
    [InlineData("""{"a":{"b":1},"c":{"b":2}}""", "a.b:2", false)]
    [InlineData("""{"a":[{"b":1},{"c":[{"d":3}]}],"e":4}""", "a.c.d:3 e:4 a.b:1", true)]
    [InlineData("""{"a":"é"}""", "a:?", true)]
    [InlineData("""{"a":"日本"}""", "a:?", false)]
    [InlineData("""{"a":"日本"}""", "a:??", true)]
    [InlineData("""{"a":"日本x"}""", "a:*?x", true)]
    [InlineData("""{"a":"x日"}""", "a:x*?", true)]
    [InlineData("""{"ip":"::ffff:10.0.0.1"}""", "ip:10.0.0.0/8", true)]
    [InlineData("""{"ip":"010.0.0.1"}""", "ip:10.0.0.0/7", false)]
    [InlineData("""{"ip":"10.1"}""", "ip:10.0.0.0/8", false)]
    [InlineData("""{"n":1e3}""", "n:>=1000", true)]
    [InlineData("""{"n":"-5"}""", "n:<0", true)]
    [InlineData("""{"n":1e400}""", "n:>0", false)]
    public void Should_decide_on_unusual_documents(string document, string text, bool expected) =>
        Assert.Equal(expected, EventFilter.Parse(text).Matches(Encoding.UTF8.GetBytes(document)));

    [Fact]
    public void Should_take_a_long_value_in_a_short_time()
    {
        var document = Encoding.UTF8.GetBytes($$"""{"a":"{{new string('a', 1_000_000)}}"}""");

        Assert.False(EventFilter.Parse("a:*aaaaaaaaaaaaaaaaaaaaab*aaaaab*").Matches(document));
        Assert.False(EventFilter.Parse("a:*a?aaaaaaaaaaaaab*").Matches(document));
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("{\"a\":")]
    [InlineData("")]
    public void Should_say_that_a_document_is_none(string document) =>
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => EventFilter.Parse("a").Matches(Encoding.UTF8.GetBytes(document)));
}
