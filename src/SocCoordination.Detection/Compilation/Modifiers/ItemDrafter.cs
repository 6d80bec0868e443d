using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Compilation.Drafts;
using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Compilation.Modifiers;

/// <summary>Turns one item into tests of a value. The kind of test is told by one modifier at most; the others shape its text.</summary>
internal sealed class ItemDrafter(SearchItem item, DiagnosticList diagnostics)
{
    private string Key => string.Join('|', item.Modifiers.Select(ModifierNames.NameOf).Prepend(item.Field ?? ""));

    public DraftItem Draft()
    {
        var linkAll = item.Modifiers.Contains(Modifier.All);
        if (linkAll && item is { Values.Count: 1, Field: not null })
            diagnostics.Warn(item.At, "all-of-one", $"'all' with one value in {Quote.Of(Key)}", "at least two values, or no 'all'");
        var tests = new List<ValueTest>();
        // A regular expression is what it is written as, and known by its test: not another for the same.
        foreach (var value in item.Values) tests.AddRange(TestsOf(value).Select(test => test is RegexTest ? test : test with { Written = value.Text }));
        return new DraftItem(item.At, item.Field is null ? "keyword" : Key, item.Field, tests, linkAll, item.Modifiers.Contains(Modifier.Neq));
    }

    private IEnumerable<ValueTest> TestsOf(SigmaValue value)
    {
        var kinds = item.Modifiers.Where(ModifierKinds.IsKind).ToList();
        if (kinds.Count(kind => !ModifierKinds.IsComparison(kind)) > 1)
            return Refuse(item.At, $"{Quote.Of(Key)}", "at most one of re, cidr, exists, fieldref and a part of a time");
        if (kinds.Count == 0) return TextTests(value);
        if (item.Field is null && kinds[0] != Modifier.Re)
            return Refuse(item.At, $"'{ModifierNames.NameOf(kinds[0])}' without a field", "a field name before it");
        var kind = kinds.FirstOrDefault(candidate => !ModifierKinds.IsComparison(candidate), kinds[0]);
        return kind switch
        {
            Modifier.Re => RegexTests(value),
            Modifier.Cidr => NetworkReader.Read(value.Text) is { } network ? [new NetworkTest(network)] : Refuse(value.At, Quote.Of(value.Text), "a network such as 10.0.0.0/8 or fe80::/10"),
            Modifier.Exists => ExistsTests(value),
            Modifier.FieldRef => FieldReferences(value),
            Modifier.Lt or Modifier.Lte or Modifier.Gt or Modifier.Gte => Comparisons(value, kinds),
            _ => TimeParts(value, kind, kinds),
        };
    }

    private IEnumerable<ValueTest> TextTests(SigmaValue value)
    {
        var shapes = item.Modifiers.Where(ModifierKinds.ShapesText).ToList();
        switch (value.Kind)
        {
            case SigmaValueKind.Null when shapes.Count > 0 || item.Field is null:
                return Refuse(value.At, $"null under {Quote.Of(Key)}", "a text; null stands alone after a field name");
            case SigmaValueKind.Null:
                return [new NullTest()];
            case SigmaValueKind.Integer when shapes.Count == 0 && item.Field is not null && ScalarReader.TryInteger(value.Text, out var number):
                return [new IntegerTest(number)];
            case SigmaValueKind.Decimal when shapes.Count == 0 && item.Field is not null && NumberReader.TryRead(value.Text, out var whole, out var real):
                return [new CompareTest(Comparison.Equal, real) { Whole = whole }];
            case SigmaValueKind.Text when value.Text.Length == 0 && item.Field is null:
                return Refuse(value.At, "an empty keyword", "a text");
            default:
                return new TextShaper(value, item, diagnostics).Shape();
        }
    }

    private IEnumerable<ValueTest> RegexTests(SigmaValue value)
    {
        if (Unfit(Modifier.RegexIgnoreCase, Modifier.RegexMultiline, Modifier.RegexDotAll, Modifier.Expand, Modifier.Contains) is { } unfit)
            return Refuse(item.At, $"'{unfit}' with 're'", "i, m, s, expand, all or neq");
        var flags = (item.Modifiers.Contains(Modifier.RegexIgnoreCase) ? RegexFlags.IgnoreCase : RegexFlags.None)
            | (item.Modifiers.Contains(Modifier.RegexMultiline) ? RegexFlags.Multiline : RegexFlags.None)
            | (item.Modifiers.Contains(Modifier.RegexDotAll) ? RegexFlags.DotAll : RegexFlags.None);
        if (item.Modifiers.Contains(Modifier.Expand)) return [new DraftRegex(value.Text, flags)];
        var test = new RegexTest(value.Text, flags);
        return RegexFactory.Check(test) is { } fault ? Refuse(value.At, Quote.Of(value.Text), fault) : [test];
    }

    private IEnumerable<ValueTest> ExistsTests(SigmaValue value) =>
        value.Kind == SigmaValueKind.Boolean && Unfit() is null
            ? [new ExistsTest(bool.Parse(value.Text))]
            : Refuse(value.At, $"{Quote.Of(value.Text)} under {Quote.Of(Key)}", "true or false, and no other modifier");

    private IEnumerable<ValueTest> FieldReferences(SigmaValue value)
    {
        if (Unfit(Modifier.Contains, Modifier.StartsWith, Modifier.EndsWith, Modifier.Cased) is { } unfit)
            return Refuse(item.At, $"'{unfit}' with 'fieldref'", "startswith, endswith, contains, cased, all or neq");
        if (PatternReader.Read(value.Text).Literal is not { Length: > 0 } field)
            return Refuse(value.At, Quote.Of(value.Text), "the name of a field, without wildcards");
        var overlap = item.Modifiers.FirstOrDefault(ModifierKinds.IsPlace) switch
        {
            Modifier.StartsWith => Overlap.Start,
            Modifier.EndsWith => Overlap.End,
            Modifier.Contains when item.Modifiers.Contains(Modifier.Contains) => Overlap.Anywhere,
            _ => Overlap.Whole,
        };
        return [new DraftFieldReference(field, overlap, item.Modifiers.Contains(Modifier.Cased))];
    }

    private IEnumerable<ValueTest> Comparisons(SigmaValue value, List<Modifier> kinds)
    {
        if (kinds.Count > 1 || Unfit() is not null) return Refuse(item.At, Quote.Of(Key), "one of lt, lte, gt, gte, with all or neq");
        return NumberReader.TryRead(value.Text, out var whole, out var real)
            ? [new CompareTest(ModifierKinds.ComparisonOf(kinds[0]), real) { Whole = whole }]
            : Refuse(value.At, Quote.Of(value.Text), "a number");
    }

    private IEnumerable<ValueTest> TimeParts(SigmaValue value, Modifier part, List<Modifier> kinds)
    {
        if (kinds.Count > 2 || Unfit() is not null) return Refuse(item.At, Quote.Of(Key), "a part of a time with one of lt, lte, gt, gte");
        var comparison = kinds.Where(ModifierKinds.IsComparison).Select(ModifierKinds.ComparisonOf).FirstOrDefault(Comparison.Equal);
        return NumberReader.TryRead(value.Text, out var whole, out _) && whole is { } number && number >= 0 && number <= 9999
            ? [new TimePartTest(ModifierKinds.TimePartOf(part), comparison, (int)number)]
            : Refuse(value.At, Quote.Of(value.Text), "a whole number");
    }

    /// <summary>The first text modifier that is not among <paramref name="fitting"/>.</summary>
    private string? Unfit(params ReadOnlySpan<Modifier> fitting)
    {
        foreach (var modifier in item.Modifiers)
            if (ModifierKinds.ShapesText(modifier) && !fitting.Contains(modifier))
                return ModifierNames.NameOf(modifier);
        return null;
    }

    private IEnumerable<ValueTest> Refuse(Mark at, string found, string expected)
    {
        diagnostics.Error(at, "modifier", found, expected);
        return [];
    }
}
