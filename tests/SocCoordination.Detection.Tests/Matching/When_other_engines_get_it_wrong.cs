using System.Text;
using SocCoordination.Detection.Tests.Support;

namespace SocCoordination.Detection.Tests.Matching;

/// <summary>The ten pitfalls of ../shared/design/detection.md, in its order.</summary>
public class When_other_engines_get_it_wrong
{
    [Theory]
    [InlineData("0x00000010", true)]
    [InlineData("0x0000001", false)]
    [InlineData("0x00000100", false)]
    public void Should_1_take_a_wildcard_inside_endswith(string value, bool matches) =>
        Expect(matches, "AccessMask|endswith: '1?'", $"\"AccessMask\":\"{value}\"");

    [Theory]
    [InlineData("\"Field\":\"x\"", true)]
    [InlineData("\"Field\":\"\"", true)]
    [InlineData("\"Field\":0", true)]
    [InlineData("\"Field\":null", false)]
    [InlineData("\"Other\":\"x\"", false)]
    public void Should_2_not_find_an_absent_field_by_contains_anything(string members, bool matches) => Expect(matches, "Field|contains: '*'", members);

    [Theory]
    [InlineData("\"Other\":1", true)]
    [InlineData("\"Field\":null", true)]
    [InlineData("\"Field\":\"\"", false)]
    [InlineData("\"Field\":\"null\"", false)]
    public void Should_3_match_null_where_the_field_is_absent(string members, bool matches) => Expect(matches, "Field: null", members);

    [Theory]
    [InlineData("Keywords: 0x8020000000000000", "\"Keywords\":\"0x8020000000000000\"", true)]
    [InlineData("Keywords: 0x8020000000000000", "\"Keywords\":-9214364837600034816", true)]
    [InlineData("Keywords: 0x8020000000000000", "\"Keywords\":9232379236109516800", true)]
    [InlineData("Keywords: 0x8020000000000000", "\"Keywords\":9232379236109516801", false)]
    [InlineData("Keywords: '0x8020000000000000'", "\"Keywords\":\"0x8020000000000000\"", true)]
    [InlineData("EventRecordID: 9007199254740993", "\"EventRecordID\":9007199254740992", false)]
    [InlineData("EventRecordID: 9007199254740993", "\"EventRecordID\":\"9007199254740993\"", true)]
    [InlineData("EventRecordID: '12'", "\"EventRecordID\":12", true)]
    public void Should_4_take_a_number_and_its_text_for_the_same_above_2_to_53_too(string item, string members, bool matches) => Expect(matches, item, members);

    [Theory]
    [InlineData("\"Threat Name\":\"x\"", true)]
    [InlineData("\"ThreatName\":\"x\"", true)]
    [InlineData("\"Threat_Name\":\"x\"", false)]
    public void Should_5_find_field_names_with_spaces_without_them_too(string members, bool matches) => Expect(matches, "Threat Name: x", members);

    [Theory]
    [InlineData("Field|re|i: 'ABC'", "abc", true)]
    [InlineData("Field|re: '(?i)ABC'", "abc", true)]
    [InlineData("Field|re: 'a(?i)BC'", "abc", true)]
    [InlineData("Field|re: 'a(?i)BC'", "Abc", false)]
    [InlineData("Field|re: 'ABC'", "abc", false)]
    [InlineData("Field|re: 'a.c'", "a\\nc", false)]
    [InlineData("Field|re|s: 'a.c'", "a\\nc", true)]
    [InlineData("Field: 'a*c'", "a\\r\\nc", true)]
    [InlineData("Field|startswith: 'a?c'", "a\\nc", true)]
    public void Should_6_mind_case_flags_and_line_breaks(string item, string value, bool matches) => Expect(matches, item, $"\"Field\":\"{value}\"");

    [Theory]
    [InlineData("""{"Event":{"System":{"Channel":"Security","EventID":4688},"EventData":{"NewProcessName":"C:\\a.exe"}}}""", true)]
    [InlineData("""{"Event":{"System":{"Channel":"Security","EventID":{"#text":4688,"#attributes":{"Qualifiers":0}}},"EventData":{"NewProcessName":"C:\\a.exe"}}}""", true)]
    [InlineData("""{"Event":{"System":{"Channel":"Security","EventID":{"#attributes":{"Qualifiers":""},"#text":"4688"}},"EventData":{"NewProcessName":"C:\\a.exe"}}}""", true)]
    [InlineData("""{"Event":{"System":{"Channel":"Security","EventID":{"#text":4689}},"EventData":{"NewProcessName":"C:\\a.exe"}}}""", false)]
    public void Should_7_read_an_event_id_that_is_an_object_with_text(string json, bool matches) =>
        // Several documents one after another are the command's: SocCoordination.Cli.Tests, When_matching_a_file.
        Assert.Equal(matches, Both.Match(Load.Detection("s:\n  Image|endswith: '\\a.exe'\ncondition: s"), Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("Image|fieldref: ParentImage", "\"Image\":\"a\"", false)]
    [InlineData("Image|fieldref: ParentImage", "\"ParentImage\":\"a\"", false)]
    [InlineData("Image|fieldref: ParentImage", "\"User\":\"a\"", false)]
    [InlineData("Image|fieldref: ParentImage", "\"Image\":null,\"ParentImage\":null", false)]
    [InlineData("Image|endswith|fieldref: ParentImage", "\"Image\":\"C:\\\\a.exe\",\"ParentImage\":\"A.exe\"", true)]
    [InlineData("Image|startswith|fieldref: ParentImage", "\"Image\":\"C:\\\\a.exe\",\"ParentImage\":\"c:\"", true)]
    [InlineData("Image|startswith|fieldref: ParentImage", "\"Image\":\"C:\\\\a.exe\",\"ParentImage\":\"a.exe\"", false)]
    [InlineData("Image|endswith|fieldref: ParentImage", "\"Image\":\"C:\\\\a.exe\"", false)]
    public void Should_8_not_match_a_fieldref_of_which_a_side_is_missing_and_compare_its_ends(string item, string members, bool matches) => Expect(matches, item, members);

    [Theory]
    [InlineData("\"Image\":\"a\"", true)]
    [InlineData("\"Image\":\"a\",\"ParentImage\":\"p\"", false)]
    [InlineData("\"Image\":\"a\",\"ParentImage\":\"q\",\"User\":null", true)]
    [InlineData("\"Image\":\"a\",\"User\":\"u\"", false)]
    public void Should_9_not_exclude_by_an_optional_filter_whose_field_is_absent(string members, bool matches)
    {
        var rules = Load.Detection("""
            selection:
              Image: a
            filter_main_parent:
              ParentImage: p
            filter_optional_user:
              User: u
            condition: selection and not 1 of filter_*
            """);
        Assert.Equal(matches, Both.Match(rules, Load.ProcessCreation(members)));
    }

    [Theory]
    [InlineData("", "http://")]
    [InlineData("x", "http://")]
    [InlineData("xy", "http://")]
    [InlineData("", "http://", "abc")]
    [InlineData("x", "http://", "abcd")]
    [InlineData("xy", "http://", "abcde")]
    public void Should_10_find_base64_at_each_of_three_offsets_whatever_its_neighbours(string before, string text, string after = "")
    {
        var rules = Load.Detection($"s:\n  CommandLine|base64offset|contains: '{text}'\ncondition: s");
        Assert.True(Both.Match(rules, Load.ProcessCreation($"\"CommandLine\":\"run {Convert.ToBase64String(Encoding.UTF8.GetBytes(before + text + after))}\"")));
        Assert.False(Both.Match(rules, Load.ProcessCreation($"\"CommandLine\":\"run {Convert.ToBase64String(Encoding.UTF8.GetBytes(before + "https:/" + after))}\"")));
        var wide = Load.Detection($"s:\n  CommandLine|wide|base64offset|contains: '{text}'\ncondition: s");
        Assert.True(Both.Match(wide, Load.ProcessCreation($"\"CommandLine\":\"run {Convert.ToBase64String([.. Encoding.ASCII.GetBytes(before), .. Encoding.Unicode.GetBytes(text), .. Encoding.Unicode.GetBytes(after)])}\"")));
    }

    private static void Expect(bool matches, string item, string members) =>
        Assert.Equal(matches, Both.Match(Load.Detection($"s:\n  {item}\ncondition: s"), Load.ProcessCreation(members)));
}
