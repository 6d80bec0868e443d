using System.Text.RegularExpressions;
using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Compilation.Modifiers;

namespace SocCoordination.Detection.Compilation.Pipelines.Transformations;

/// <summary><c>replace_string</c>: over the text as the rule writes it, or, skipping wildcards, over its literals.</summary>
/// <param name="Replacement">In the framework's notation: <c>$1</c>.</param>
internal sealed record ReplaceString(Regex Pattern, string Replacement, bool SkipSpecial, bool InterpretSpecial) : Transformation
{
    public override void Apply(TransformationContext context) => context.RewriteTests((_, test) => [test switch
    {
        TextTest text => text with { Pattern = Replace(text.Pattern) },
        IntegerTest integer => new TextTest(Replace(PatternEditing.Literal(integer.Number.ToString(System.Globalization.CultureInfo.InvariantCulture))), Cased: false),
        _ => test,
    }]);

    private WildcardPattern Replace(WildcardPattern pattern)
    {
        if (SkipSpecial)
            return pattern.ReplaceLiterals(text => InterpretSpecial ? PatternReader.Read(Pattern.Replace(text, Replacement)).Parts : [PatternPart.Literal(Pattern.Replace(text, Replacement))]);
        var placeholders = pattern.Parts.Any(part => part.Kind == PatternPartKind.Placeholder);
        var replaced = PatternReader.Read(Pattern.Replace(pattern.ToString(), Replacement));
        return placeholders ? Placeholders.Insert(replaced) : replaced;
    }
}

/// <summary><c>map_string</c></summary>
internal sealed record MapString(IReadOnlyDictionary<string, IReadOnlyList<string>> Mapping) : Transformation
{
    public override void Apply(TransformationContext context) => context.RewriteTests((_, test) =>
        test is TextTest text && Mapping.TryGetValue(text.Pattern.ToString(), out var mapped)
            ? mapped.Select(value => text with { Pattern = PatternReader.Read(value) })
            : [test]);
}

/// <summary><c>set_value</c></summary>
internal sealed record SetValue(ValueTest Value) : Transformation
{
    public override void Apply(TransformationContext context) => context.RewriteTests((_, _) => [Value]);
}

/// <summary><c>convert_type</c>: numbers to texts, or texts that write a number to numbers.</summary>
internal sealed record ConvertType(bool ToText) : Transformation
{
    public override void Apply(TransformationContext context) => context.RewriteTests((_, test) => [ToText ? Text(test) : Number(test)]);

    private static ValueTest Text(ValueTest test) =>
        test is not TextTest && TestText.Of(test) is { } text ? new TextTest(PatternEditing.Literal(text), Cased: false) : test;

    private static ValueTest Number(ValueTest test)
    {
        if (test is not TextTest { Pattern.Literal: { } literal } || !NumberReader.TryRead(literal, out var whole, out var real)) return test;
        return whole is { } number ? new IntegerTest(number) : new CompareTest(Comparison.Equal, real);
    }
}
