using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Tests.Support;

namespace SocCoordination.Detection.Tests.Parsing;

public class When_parsing_a_collection
{
    [Fact]
    public void Should_lay_the_global_document_under_those_that_follow_until_reset()
    {
        var file = Parse.File("""
            action: global
            title: shared
            author: An
            logsource: {product: windows, service: security}
            detection: {condition: s}
            ---
            detection: {s: {EventID: 1}}
            ---
            title: own
            logsource: {service: system}
            detection: {s: {EventID: 2}}
            ---
            action: reset
            ---
            title: alone
            logsource: {product: linux}
            detection: {s: {A: b}, condition: s}
            """);

        Assert.Empty(file.Diagnostics);
        Assert.Equal(
            ["shared by An: product: windows, service: security: {EventID=int:1}", "own by An: product: windows, service: system: {EventID=int:2}", "alone by : product: linux: {A=\"b\"}"],
            file.Documents.Cast<DetectionRule>().Select(Summary));
    }

    [Fact]
    public void Should_lay_a_repeated_document_over_the_one_before_it()
    {
        var file = Parse.File("""
            title: first
            logsource: {product: windows}
            detection: {s: {EventID: 1, A: b}, condition: s}
            ---
            action: repeat
            title: second
            detection: {s: {EventID: 2}}
            ---
            action: repeat
            title: third
            """);

        Assert.Empty(file.Diagnostics);
        Assert.Equal(
            ["first by : product: windows: {EventID=int:1 & A=\"b\"}", "second by : product: windows: {EventID=int:2 & A=\"b\"}", "third by : product: windows: {EventID=int:2 & A=\"b\"}"],
            file.Documents.Cast<DetectionRule>().Select(Summary));
    }

    [Fact]
    public void Should_tell_the_documents_of_one_file_apart()
    {
        var file = Parse.File(Parse.RuleWith("s: {A: b}\ncondition: s") + "---\n" + Parse.RuleWith("s: {A: b}\ncondition: s"));

        Assert.Equal(["test#1", "test#2"], file.Documents.Select(document => document.Header.Id));
        Assert.Equal(2, file.Documents.Select(document => document.Header.TextHash).Distinct().Count());
    }

    private static string Summary(DetectionRule rule) =>
        $"{rule.Header.Title} by {rule.Header.Author}: {rule.LogSource}: {SearchText.Of(rule.Searches[0].Body)}";
}
