using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Portal.Model;
using YamlDotNet.RepresentationModel;

namespace SocCoordination.Service.Features.Playbooks.Reading;

/// <summary>Reads <c>reporting/first-aid.yml</c>.</summary>
internal static class FirstAidReader
{
    private static readonly Dictionary<string, ReportCategory> s_categories =
        Enum.GetValues<ReportCategory>().ToDictionary(category => SnakeCase.Of(category.ToString()), StringComparer.Ordinal);

    public static IReadOnlyList<FirstAidSheet>? Read(string text, Findings findings)
    {
        if (BoundedYaml.Read(text, findings) is not { } root)
            return null;
        var fields = new YamlFields(root, findings, "first aid", "categories");
        var sheets = fields.Maps("categories").Select(map => Sheet(map, findings)).ToList();
        foreach (var (name, category) in s_categories)
        {
            var count = sheets.Count(sheet => sheet.Category == category);
            if (count != 1 && !findings.Any)
                fields.Fault("categories", $"the category '{name}' {count} times", "each category once");
        }

        return findings.Any ? null : sheets;
    }

    private static FirstAidSheet Sheet(YamlMappingNode map, Findings findings)
    {
        var fields = new YamlFields(map, findings, "a category", "id", "title", "do", "do_not");
        return new FirstAidSheet(
            fields.RequiredChoice("id", s_categories),
            fields.RequiredBoth("title", PlaybookLimits.Title),
            Steps(fields, "do", findings),
            Steps(fields, "do_not", findings));
    }

    private static List<BothLanguages> Steps(YamlFields fields, string key, Findings findings)
    {
        var steps = fields.Maps(key);
        if (steps.Count is 0 or > 12)
            fields.Fault(key, $"{steps.Count} steps under '{key}'", "1 to 12 short steps");
        return [.. steps.Select(step => new YamlFields(step, findings, "a step", "vi", "en"))
            .Select(step => new BothLanguages(step.Text("vi", PlaybookLimits.Title, "the step in Vietnamese"), step.Text("en", PlaybookLimits.Title, "the step in English")))];
    }
}
