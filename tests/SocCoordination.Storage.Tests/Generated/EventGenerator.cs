using FsCheck;
using FsCheck.Fluent;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Storage.Tests.Generated;

/// <summary>Events of a small world: few words, names and addresses, so that queries over the same world find some and miss others.</summary>
public static class EventGenerator
{
    public static readonly string[] Words = ["failed", "Failed", "fail", "password", "root", "admin", "Nguyễn", "nguyen", "Đức", "duc", "web_01", "web", "01", "cmd.exe", "cmd", "exe", "a*b", "x?y", "4625", "true", "é", "日本語", "—", "#"];
    public static readonly string[] Paths = [@"C:\Windows\cmd.exe", @"c:\windows\System32\cmd.exe", @"C:\Temp\a*b.ps1", "/etc/passwd", "/var/www/01/web.php"];
    public static readonly string[] Addresses = ["203.0.113.7", "203.0.113.70", "203.0.112.7", "10.0.0.1", "2001:db8::1", "fe80::1", "not an address"];

    /// <summary>Longer than what the word index keeps of a word, alike up to there, and one that a cut in the middle of a character would make.</summary>
    public static readonly string[] LongWords = [new string('k', 63), new string('k', 64), new string('k', 65), new string('k', 64) + "z", new string('k', 62) + "語語", new string('k', 62)];

    public static Gen<EcsEvent> Event { get; } =
        from text in Gen.ListOf(Gen.Elements(Words), 5)
        from separator in Gen.Elements(" ", "-", " . ", "=")
        from user in Gen.Elements(Words).OrNull()
        from path in Gen.Elements(Paths).OrNull()
        from address in Gen.Elements(Addresses).OrNull()
        from port in Gen.Choose(0, 6)
        from rare in Gen.Frequency((9, Gen.Constant("")), (1, Gen.Elements(LongWords)))
        from nested in Gen.Elements<object?>(null, true, 1.5, new[] { "web", "01" }, new { inner = "root", text = "password" })
        from second in Gen.Choose(0, 30)
        from ticks in Gen.Elements(0, 0, 0, 1, 9_999, 10_000, 25_000)
        from late in Gen.Frequency((6, Gen.Constant(0)), (1, Gen.Choose(0, 80)))
        from day in Gen.Frequency((5, Gen.Constant(0)), (2, Gen.Choose(0, 4)))
        from agency in Gen.Choose(1, 4)
        from escaped in Gen.Elements(true, false)
        from timed in Gen.Elements(true, true, true, false)
        let at = Sample.Start.AddSeconds(second).AddTicks(ticks).AddHours(-late)
        select Sample.Of(
            new Dictionary<string, object?>
            {
                ["message"] = string.Join(separator, text),
                ["user"] = new { name = user, full_name = user + " " + rare },
                ["process.executable"] = path,
                ["source"] = new { ip = address, port },
                ["nested"] = nested,
                ["event"] = new { created = at.AddSeconds(1), code = $"{4620 + port}" },
            },
            at, agency, Sample.Start.AddDays(day), timed: timed, escaped: escaped);
}
