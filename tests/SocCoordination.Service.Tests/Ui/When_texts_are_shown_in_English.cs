using System.Text.RegularExpressions;
using System.Xml.Linq;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Ui;

/// <summary>A text's key is the Vietnamese itself, so that English is what can be missing.</summary>
public sealed partial class When_texts_are_shown_in_English
{
    private static readonly Dictionary<string, string> English = XDocument.Load(Path.Combine(Checkout.ServiceSource, "Ui", "Texts", "Words.en.resx"))
        .Root!.Elements("data").ToDictionary(entry => entry.Attribute("name")!.Value, entry => entry.Element("value")!.Value);

    [Fact]
    public void Should_find_each_text_of_the_source()
    {
        var missing = Texts().Where(text => !English.ContainsKey(text.Key)).Select(text => $"{Path.GetRelativePath(Checkout.ServiceSource, text.Value)}: {text.Key}").Order().ToList();

        Assert.True(Texts().Count > 300, "The search itself finds next to nothing: its pattern no longer fits the source.");
        Assert.True(missing.Count == 0, $"{missing.Count} texts have no English in Words.en.resx:\n" + string.Join('\n', missing));
    }

    [Fact]
    public void Should_fill_the_same_places()
    {
        var wrong = English.Where(entry => !Places(entry.Key).SetEquals(Places(entry.Value))).Select(entry => $"{entry.Key} ⇶ {entry.Value}");

        Assert.Equal([], wrong);
    }

    [Fact]
    public void Should_not_be_Vietnamese() =>
        Assert.Equal([], English.Where(entry => Vietnamese().IsMatch(entry.Value) && !IsName(entry.Value)).Select(entry => entry.Value));

    /// <summary>The texts that pages and commands say, each with a file that says it.</summary>
    private static Dictionary<string, string> Texts()
    {
        var found = new Dictionary<string, string>();
        foreach (var path in Checkout.ServiceFiles(".cs", ".razor"))
        {
            var source = File.ReadAllText(path);
            foreach (Match said in Said().Matches(source))
                found.TryAdd(Regex.Unescape(said.Groups["text"].Value), path);
            // Form doors and the menu hand their sentences on; there every Vietnamese literal is one.
            if (HandsOn().IsMatch(path))
            {
                foreach (Match literal in Literal().Matches(source))
                    found.TryAdd(Regex.Unescape(literal.Groups["text"].Value), path);
            }
        }

        return found.Where(text => Vietnamese().IsMatch(text.Key)).ToDictionary();
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(place => place.Value)];

    /// <summary>Names of laws, forms and examples stay Vietnamese.</summary>
    private static bool IsName(string value) => value.Contains("Mẫu") || value.Contains("NĐ") || value.Contains("Nguyễn") || value == "Tiếng Việt" || value.Contains("Đ2") || value.Contains("Luật") || value.Contains("Sở");

    [GeneratedRegex("""(?:\bL\[|words\[|WithMessage\(|Refusal\.\w+\(\s*)"(?<text>(?:[^"\\]|\\.)*)"(?:[,\])])""")]
    private static partial Regex Said();

    [GeneratedRegex(@"(Desk|Menu|QueueFilters|StatusProblems|IdentityErrors)\.(cs|razor)$")]
    private static partial Regex HandsOn();

    [GeneratedRegex("""(?<![\\$@])"(?<text>(?:[^"\\\n]|\\.)*)"(?=[,\])])""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Place();

    [GeneratedRegex("[ăằắẳẵặâầấẩẫậđêềếểễệôồốổỗộơờớởỡợưừứửữựàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ]", RegexOptions.IgnoreCase)]
    private static partial Regex Vietnamese();
}
