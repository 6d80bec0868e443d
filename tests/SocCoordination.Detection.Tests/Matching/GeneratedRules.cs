using FsCheck;
using FsCheck.Fluent;

namespace SocCoordination.Detection.Tests.Matching;

/// <summary>
/// Generated rules and events out of few letters, so that they often meet: every modifier, wildcards and escapes, lists,
/// lists of maps, keywords, conditions of every form; events nested and flat, with escapes, lists, nulls and odd letters.
/// </summary>
internal static class GeneratedRules
{
    private static readonly string[] s_fields = ["Image", "User", "Threat Name", "winlog.event_data.Image", "CommandLine"];
    private static readonly string[] s_pieces = ["a", "b", "A", "ab", "\\", "\\\\", "*", "?", "\\*", "-", "/", " -a", "ê", "Ê", "😀", "k", "\u212a", ".exe", "cmd", "powershell", "0x10", "16", "10.0.0.1", "\n", "\"", "ß", "_"];
    private static readonly string[] s_numbers = ["0", "1", "16", "0x10", "-1", "18446744073709551615", "1.5", "9007199254740993"];
    private static readonly string[] s_patterns = ["a", "a.b", "(?i)A", "^a", "b$", "[ab]+", "(a|b){2,3}", "cmd\\.exe", "\\\\a", "(?:ab|A)?b", "k", "ê", "\\w+ -a", ".*b.*", "a|cmd|\\d", "x{0}a"];
    private static readonly string[] s_words = ["format:csv", "format:list", "\\\\temp", "\\appdata\\", " -nop ", "-encodedcommand", "invoke-webrequest", "http://", "https://", ".exe", "cmd.exe", "\\cmd.exe", "rundll32", "đăng nhập", "ĐĂNG XUẤT", "javascript:", "wmic", "process call", "/c ", "schtasks", "create", " /tn", "base64", "frombase64string", "downloadfile", "start-process", "k\u212ak\u212ak", "whoami"];
    private static readonly string[] s_texts = ["", "contains", "startswith", "endswith", "contains|all", "cased", "contains|cased", "windash|contains", "endswith|windash", "neq", "contains|neq", "startswith|all"];

    public static Gen<string> Rule =>
        from searches in Search.ListOf(4)
        from condition in Gen.Elements("s0", "s0 and s1", "s0 or s1", "s0 and not s1", "1 of s*", "all of s*", "s0 and not 1 of s1*", "(s0 or s1) and not (s2 and s3)", "1 of them", "not s2 and s0", "not (s0 or not s1)", "2 of them")
        let body = searches.Select((search, index) => $"  s{index}:\n{search}")
        select "logsource:\n  product: windows\n  category: process_creation\ndetection:\n" + string.Concat(body) + $"  condition: {condition.Replace("2 of", "all of", StringComparison.Ordinal)}\n";

    public static Gen<byte[]> Event =>
        from members in Some(Member, 0, 7)
        select System.Text.Encoding.UTF8.GetBytes("{\"Channel\":\"Microsoft-Windows-Sysmon/Operational\",\"EventID\":1" + string.Concat(members.Select(member => "," + member)) + "}");

    private static Gen<IReadOnlyList<T>> Some<T>(Gen<T> one, int least, int most) =>
        from count in Gen.Choose(least, most) from list in one.ListOf(count) select (IReadOnlyList<T>)[.. list];

    private static Gen<string> Text => Gen.Frequency(
        (3, from pieces in Some(Gen.Elements(s_pieces), 1, 5) select string.Concat(pieces)),
        (3, from pieces in Some(Gen.Elements(s_pieces.Concat(s_words)), 1, 8) select string.Concat(pieces)),
        (1, from before in Gen.Elements("", "a", "ab") from word in Gen.Elements(s_words) from after in Gen.Elements("", "a", "ab") select Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(before + word + after))),
        (1, from word in Gen.Elements(s_words) select Convert.ToBase64String(System.Text.Encoding.Unicode.GetBytes(word + "x"))));

    /// <summary>So many that they are looked for together.</summary>
    private static Gen<string> ManyWords =>
        from words in Some(Gen.Elements(s_words), 9, 30)
        from cut in Gen.Choose(0, 2)
        select "[" + string.Join(", ", words.Select(word => "'" + word[(cut < word.Length - 2 ? cut : 0)..].Replace("\\", "\\\\", StringComparison.Ordinal) + "'")) + "]";

    private static Gen<string> Quoted => Text.Select(text => "'" + text.Replace("'", "''", StringComparison.Ordinal).Replace("\n", "x", StringComparison.Ordinal) + "'");

    private static Gen<string> Values => from values in Some(Quoted, 1, 12) select values.Count == 1 ? values[0] : "[" + string.Join(", ", values) + "]";

    private static Gen<string> Item => Gen.Frequency(
        (8, from name in Gen.Elements(s_fields) from modifiers in Gen.Elements(s_texts) from values in Values select $"{name}{(modifiers.Length == 0 ? "" : "|" + modifiers)}: {values}"),
        (3, from name in Gen.Elements(s_fields) from modifiers in Gen.Elements("contains", "contains", "endswith", "startswith", "contains|cased", "contains|windash") from words in ManyWords select $"{name}|{modifiers}: {words}"),
        (1, from name in Gen.Elements(s_fields) from modifiers in Gen.Elements("base64offset|contains", "base64|contains", "base64", "wide|base64offset|contains", "utf16be|base64|contains") from word in Gen.Elements(s_words.Where(word => word.Length > 5)) select $"{name}|{modifiers}: '{word.Replace("\\", "\\\\", StringComparison.Ordinal)}'"),
        (2, from name in Gen.Elements(s_fields) from flags in Gen.Elements("", "|i", "|m", "|s", "|i|s") from pattern in Gen.Elements(s_patterns) select $"{name}|re{flags}: '{pattern}'"),
        (1, from name in Gen.Elements(s_fields) from number in Gen.Elements(s_numbers) select $"{name}: {number}"),
        (1, from name in Gen.Elements(s_fields) from compare in Gen.Elements("gt", "gte", "lt", "lte") from number in Gen.Elements(s_numbers.Where(number => !number.StartsWith('0') || number == "0").ToArray()) select $"{name}|{compare}: {number}"),
        (1, from name in Gen.Elements(s_fields) from value in Gen.Elements("null", "''", "true", "'*'") select $"{name}: {value}"),
        (1, from name in Gen.Elements(s_fields) from value in Gen.Elements("true", "false") select $"{name}|exists: {value}"),
        (1, from name in Gen.Elements(s_fields) from network in Gen.Elements("10.0.0.0/8", "0.0.0.0/0", "::/0", "10.0.0.1/32") select $"{name}|cidr: {network}"),
        (1, from name in Gen.Elements(s_fields) from other in Gen.Elements(s_fields) from place in Gen.Elements("", "startswith|", "endswith|", "contains|") select $"{name}|{place}fieldref: {other}"));

    private static Gen<string> Map => from items in Some(Item, 1, 3) select string.Join('\n', items.DistinctBy(item => item.Split(": ")[0], StringComparer.Ordinal).Select(item => "      " + item)) + "\n";

    private static Gen<string> Search => Gen.Frequency(
        (6, Map),
        (2, from one in Map from two in Map select "      - " + one.TrimStart().Replace("\n      ", "\n        ", StringComparison.Ordinal) + "      - " + two.TrimStart().Replace("\n      ", "\n        ", StringComparison.Ordinal)),
        (1, from words in Some(Quoted.Where(text => text.Length > 2), 1, 3) select string.Concat(words.Select(word => $"      - {word}\n"))),
        (1, from words in Quoted.ListOf(2) select $"      '|all': [{string.Join(", ", words)}]\n"));

    private static Gen<string> Member =>
        from name in Gen.Elements("Image", "User", "Threat Name", "ThreatName", "CommandLine", "winlog.event_data.Image", "Other")
        from value in Gen.Frequency((8, Gen.Constant(0)), (1, Gen.Constant(1)), (1, Gen.Constant(2)), (1, Gen.Constant(3)), (1, Gen.Constant(4)))
        from text in Text
        from other in Text
        from number in Gen.Elements("0", "1", "16", "-1", "1.5", "1e3", "18446744073709551615", "9007199254740992", "true", "null", "[]", "{}")
        from escaped in Gen.Elements(true, false, false)
        let key = System.Text.Json.JsonSerializer.Serialize(name)
        let json = Json(text, escaped)
        select value switch
        {
            0 => $"{key}:{json}",
            1 => $"{key}:{number}",
            2 => $"{key}:[{json},{number},{Json(other, false)}]",
            3 => $"{key}:{{\"#text\":{json},\"x\":{Json(other, escaped)}}}",
            _ => $"\"winlog\":{{\"event_data\":{{{key}:{json}}}}}",
        };

    private static string Json(string text, bool escaped) => escaped
        ? System.Text.Json.JsonSerializer.Serialize(text)
        : System.Text.Json.JsonSerializer.Serialize(text, s_plain);

    private static readonly System.Text.Json.JsonSerializerOptions s_plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
