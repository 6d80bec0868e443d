using System.Text;
using SocCoordination.Detection.Matching;
using SocCoordination.Detection.Matching.Explaining;
using SocCoordination.Detection.Tests.Support;

namespace SocCoordination.Detection.Tests.Matching;

public class When_a_match_is_explained
{
    [Theory]
    [InlineData("Image|endswith: '\\cmd.exe'", "C:\\\\Windows\\\\cmd.exe", "Image", "endswith", "\\cmd.exe", "\\cmd.exe")]
    [InlineData("Image: 'C:\\\\*\\CMD.exe'", "C:\\\\Windows\\\\cmd.exe", "Image", "", "C:\\\\*\\CMD.exe", "C:\\Windows\\cmd.exe")]
    [InlineData("Image|contains: 'wIn?ows'", "C:\\\\Windows\\\\cmd.exe", "Image", "contains", "wIn?ows", "Windows")]
    [InlineData("Image|re: 'W[a-z]+s'", "C:\\\\Windows\\\\cmd.exe", "Image", "re", "W[a-z]+s", "Windows")]
    [InlineData("Image|contains: 'b*d'", "a b c b d e d", "Image", "contains", "b*d", "b c b d")]
    [InlineData("Image|startswith: 'ĐẶNG'", "đặng văn", "Image", "startswith", "ĐẶNG", "đặng")]
    [InlineData("Image|contains: 'x'", "😀x", "Image", "contains", "x", "x")]
    [InlineData("Image|contains|windash: ' -enc'", "powershell /ENC", "Image", "contains|windash", " -enc", " /ENC")]
    [InlineData("Image|cidr: 10.0.0.0/8", "10.1.2.3", "Image", "cidr", "10.0.0.0/8", "10.1.2.3")]
    [InlineData("Image|base64offset|contains: 'whoami'", "xxd2hvYW1pyy", "Image", "base64offset|contains", "whoami", "d2hvYW1p")]
    [InlineData("Image|gte: 0x10", "17", "Image", "gte", "0x10", "17")]
    public void Should_name_field_modifiers_the_rules_value_and_the_part_of_the_events(string item, string json, string field, string modifiers, string expected, string part)
    {
        var found = Assert.Single(Explain($"selection:\n  {item}\ncondition: selection", $"\"Image\":\"{json}\"")!.Selections);
        Assert.Equal(("selection", true, 0), (found.Name, found.Held, found.Left));
        var explained = Assert.Single(found.Items);
        Assert.Equal((field, modifiers, expected, false), (explained.Field, explained.Modifiers, explained.Expected, explained.Negated));
        var hit = Assert.Single(explained.Hits);
        Assert.Equal("Image", hit.Path);
        Assert.Contains("Image", explained.Paths);
        Assert.Equal(part, hit.Value.Substring(hit.Span!.Value.Offset, hit.Span.Value.Length));
    }

    [Fact]
    public void Should_list_only_the_alternatives_that_held()
    {
        var selections = Explain("""
            selection_a:
              Image|endswith: ['\a.exe', '\b.exe']
              CommandLine|contains|all: ['one', 'two']
            selection_b:
              Image: never
            condition: 1 of selection_*
            """, "\"Image\":\"x\\\\b.exe\",\"CommandLine\":\"two one\"")!.Selections;
        Assert.Equal("selection_a", Assert.Single(selections).Name);
        Assert.Equal(["\\b.exe", "one", "two"], selections[0].Items.Select(item => item.Expected).Order());
    }

    [Fact]
    public void Should_list_a_negated_selection_only_where_the_condition_that_held_negates_it()
    {
        const string Body = """
            selection:
              Image: a
            filter_one:
              CommandLine: b
            filter_two:
              User: c
            other:
              Image: z
            condition: (selection and not 1 of filter_*) or (other and not selection)
            """;
        Assert.Equal(
            [("selection", true), ("filter_one", false), ("filter_two", false)],
            Explain(Body, "\"Image\":\"a\"")!.Selections.Select(selection => (selection.Name, selection.Held)));
        Assert.Equal([("other", true), ("selection", false)], Explain(Body, "\"Image\":\"z\"")!.Selections.Select(selection => (selection.Name, selection.Held)));
    }

    [Fact]
    public void Should_say_in_which_fields_a_keyword_stands()
    {
        var found = Explain("keywords:\n  - mimikatz\ncondition: keywords", "\"CommandLine\":\"run Mimikatz\",\"Details\":{\"Note\":\"mimikatz!\"},\"User\":\"an\"")!;
        var item = Assert.Single(found.Selections[0].Items);
        Assert.Equal("keyword", item.Field);
        Assert.Equal([("CommandLine", 4), ("Details.Note", 0)], item.Hits.Select(hit => (hit.Path, hit.Span!.Value.Offset)));
    }

    [Fact]
    public void Should_show_what_a_negated_item_found_instead_and_that_an_absent_field_has_no_value()
    {
        var items = Explain("""
            selection:
              Image|neq: a
              User: null
              CommandLine|exists: true
            condition: selection
            """, "\"Image\":\"b\",\"CommandLine\":\"x\"")!.Selections[0].Items;
        Assert.Equal(
            ["Image neq a not=True b", "User  null not=False ", "CommandLine exists true not=False x"],
            items.Select(item => $"{item.Field} {item.Modifiers} {item.Expected} not={item.Negated} {string.Join(',', item.Hits.Select(hit => hit.Value))}"));
    }

    [Fact]
    public void Should_read_the_value_at_the_place_that_the_field_is_mapped_to()
    {
        var rules = Load.Detection("selection:\n  Image|endswith: '\\cmd.exe'\ncondition: selection");
        var json = Encoding.UTF8.GetBytes("""{"event":{"code":"4688"},"winlog":{"channel":"Security","event_data":{"NewProcessName":"C:\\cmd.exe"}}}""");
        var item = Explainer.Explain(rules.Rules[0], json)!.Selections[0].Items[0];
        Assert.Equal(("Image", "winlog.event_data.NewProcessName"), (item.Field, item.Hits[0].Path));
    }

    [Fact]
    public void Should_be_nothing_for_what_does_not_match_or_is_no_event()
    {
        var rules = Load.Detection("selection:\n  Image: a\ncondition: selection");
        Assert.Null(Explainer.Explain(rules.Rules[0], Load.ProcessCreation("\"Image\":\"b\"")));
        Assert.Null(Explainer.Explain(rules.Rules[0], "{\"Image\":\"a\"}"u8));
        Assert.Null(Explainer.Explain(rules.Rules[0], "[1"u8));
    }

    [Fact]
    public void Should_bound_what_it_lists()
    {
        var found = Explain($"selection:\n  Image: [{string.Join(", ", Enumerable.Range(1, 200).Select(i => $"'*{new string('a', i)}*'"))}]\ncondition: selection", $"\"Image\":\"{new string('a', 300)}\"")!;
        Assert.Equal((Explainer.MostItems, 200 - Explainer.MostItems), (found.Selections[0].Items.Count, found.Selections[0].Left));
        var everywhere = Explain("keywords:\n  - x\ncondition: keywords", string.Join(',', Enumerable.Range(0, 50).Select(i => $"\"f{i}\":\"x\"")))!;
        Assert.Equal(Explainer.MostHits, everywhere.Selections[0].Items[0].Hits.Count);
    }

    [Fact]
    public void Should_find_the_rules_that_a_correlation_judges_through_others()
    {
        var rules = Load.Rules(
            "title: a\nname: a\nid: a\nlogsource: {product: windows}\ndetection: {s: {Image: a}, condition: s}\n",
            "title: b\nname: b\nid: b\nlogsource: {product: windows}\ndetection: {s: {Image: b}, condition: s}\n",
            "title: many\nname: many\nid: many\ncorrelation: {type: event_count, rules: [a], group-by: [User], timespan: 1m, condition: {gte: 2}}\n",
            "title: both\nid: both\ncorrelation: {type: temporal, rules: [many, b], group-by: [User], timespan: 1m}\n");
        Assert.Equal(["a", "b"], rules.BaseRulesOf(rules.Find("both")!).Select(rule => rule.Id));
        Assert.Equal(["a"], rules.BaseRulesOf(rules.Find("a")!).Select(rule => rule.Id));
    }

    [Fact]
    public void Should_read_values_by_the_names_that_rules_use()
    {
        var rules = Load.Detection("selection:\n  TargetUserName: a\ncondition: selection", "product: windows\n  service: security");
        var fields = EventFields.Read("""{"winlog":{"event_data":{"TargetUserName":"an"}},"source":{"ip":["10.0.0.1","10.0.0.2"]},"user.name":"binh"}"""u8)!;
        Assert.Equal("an", fields.Value(rules, rules.Rules[0], "TargetUserName"));
        Assert.Equal("binh", fields.Value(rules, rules.Rules[0], "user.name"));
        Assert.Equal(["10.0.0.1", "10.0.0.2"], fields.Values(rules, rules.Rules[0], "source.ip"));
        Assert.Null(fields.Value(rules, rules.Rules[0], "Image"));
        Assert.Null(EventFields.Read("nothing"u8));
    }

    private static Explanation? Explain(string body, string members) => Explainer.Explain(Load.Detection(body).Rules[0], Load.ProcessCreation(members));
}
