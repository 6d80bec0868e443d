using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Compilation.Drafts;
using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Compilation.Pipelines.Transformations;

/// <summary><c>hashes_fields</c>: <c>Hashes: SHA1=…</c> becomes a field of its own for each algorithm.</summary>
internal sealed record HashesFields(IReadOnlyList<string> Algorithms, string Prefix, bool DropAlgorithm) : Transformation
{
    public override void Apply(TransformationContext context) => context.RewriteItems(item =>
    {
        if (!item.Tests.All(test => test is TextTest)) return item;
        var byField = item.Tests.Cast<TextTest>()
            .Select(Split)
            .Where(hash => Algorithms.Contains(hash.Algorithm, StringComparer.OrdinalIgnoreCase))
            .GroupBy(hash => Prefix + (DropAlgorithm ? "" : hash.Algorithm), hash => (ValueTest)new TextTest(PatternEditing.Literal(hash.Hash), Cased: false))
            .ToList();
        if (byField.Count == 0)
            context.Rule.Diagnostics.Error(item.At, "mapping-refuses", $"no hash of a known kind under {Quote.Of(item.Key)}", string.Join(", ", Algorithms));
        return new DraftAny([.. byField.Select(field => item with { Field = field.Key, IsPlaced = true, Tests = [.. field] })]);
    });

    private static (string Algorithm, string Hash) Split(TextTest test)
    {
        var text = string.Concat(test.Pattern.Parts.Where(part => part.Kind == PatternPartKind.Literal).Select(part => part.Text));
        var parts = text.Split('|', '=');
        return parts.Length == 2 ? (parts[0].ToUpperInvariant(), parts[1]) : (ByLength(text.Length), text);
    }

    private static string ByLength(int length) => length switch
    {
        32 => "MD5",
        40 => "SHA1",
        64 => "SHA256",
        128 => "SHA512",
        _ => "",
    };
}
