using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Compilation.Drafts;
using SocCoordination.Detection.Compilation.Modifiers;
using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Compilation.Pipelines.Transformations;

/// <summary>
/// <c>value_placeholders</c>: each becomes the values of the variable of its name; <c>wildcard_placeholders</c>: each becomes
/// <c>*</c>. What is not handled is left for a later item.
/// </summary>
internal sealed record FillPlaceholders(bool WithWildcard, IReadOnlyList<string>? Include, IReadOnlyList<string>? Exclude) : Transformation
{
    /// <summary>Tests that one value may grow into: several placeholders multiply.</summary>
    private const int Limit = 10_000;

    public override void Apply(TransformationContext context) => context.RewriteTests((item, test) => test switch
    {
        TextTest text => Fill(text, item, context),
        DraftRegex regex => Fill(regex, item, context),
        _ => [test],
    });

    private IEnumerable<ValueTest> Fill(TextTest test, DraftItem item, TransformationContext context)
    {
        List<IReadOnlyList<PatternPart>> forms = [[]];
        foreach (var part in test.Pattern.Parts)
        {
            var choices = part.Kind == PatternPartKind.Placeholder ? Choices(part.Text, context) : null;
            IReadOnlyList<IReadOnlyList<PatternPart>> next = choices is null ? [[part]] : [.. choices.Select(choice => (IReadOnlyList<PatternPart>)PatternReader.Read(choice).Parts)];
            if (forms.Count * next.Count > Limit) return Refuse(item, context);
            forms = [.. forms.SelectMany(form => next.Select(choice => (IReadOnlyList<PatternPart>)[.. form, .. choice]))];
        }

        return forms.Select(form => test with { Pattern = PatternEditing.Of(form) });
    }

    private IEnumerable<ValueTest> Fill(DraftRegex regex, DraftItem item, TransformationContext context)
    {
        List<string> forms = [""];
        var handledAll = true;
        var text = regex.Pattern;
        for (var i = 0; i < text.Length; i++)
        {
            var name = text[i] == '%' ? Placeholders.NameAt(text, i + 1) : "";
            var choices = name.Length > 0 ? Choices(name, context)?.Select(choice => WithWildcard ? ".*" : System.Text.RegularExpressions.Regex.Escape(choice)).ToList() : null;
            handledAll &= name.Length == 0 || choices is not null;
            if (choices is not null) i += name.Length + 1;
            choices ??= [text[i].ToString()];
            if (forms.Count * choices.Count > Limit) return Refuse(item, context);
            forms = [.. forms.SelectMany(form => choices.Select(choice => form + choice))];
        }

        if (!handledAll) return forms.Select(form => new DraftRegex(form, regex.Flags));
        return forms.Select(form => new RegexTest(form, regex.Flags)).Where(test => IsSound(test, item, context));
    }

    private static bool IsSound(RegexTest test, DraftItem item, TransformationContext context)
    {
        if (RegexFactory.Check(test) is not { } fault) return true;
        context.Rule.Diagnostics.Error(item.At, "placeholder", Quote.Of(test.Pattern), fault);
        return false;
    }

    private IReadOnlyList<string>? Choices(string name, TransformationContext context)
    {
        if (Include is not null ? !Include.Contains(name, StringComparer.Ordinal) : Exclude?.Contains(name, StringComparer.Ordinal) == true) return null;
        return WithWildcard ? ["*"] : context.Pipeline.Vars.GetValueOrDefault(name);
    }

    private static IEnumerable<ValueTest> Refuse(DraftItem item, TransformationContext context)
    {
        context.Rule.Diagnostics.Error(item.At, "placeholder", "placeholders that multiply beyond all bounds", $"at most {Limit:N0} values");
        return [];
    }
}
