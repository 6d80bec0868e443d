using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Compilation.Drafts;

namespace SocCoordination.Detection.Compilation.Pipelines.Transformations;

/// <summary>Gives fields other names: in items, and in the references to other fields.</summary>
/// <param name="Rename">The new names; several are alternatives; null keeps the name, none drops the item.</param>
internal sealed record RenameFields(Func<string, IReadOnlyList<string>?> Rename) : Transformation
{
    public override void Apply(TransformationContext context) => context.RewriteItems(item =>
    {
        var referring = item with { Tests = [.. item.Tests.SelectMany(RenameReference)] };
        if (item.Field is null || Rename(item.Field) is not { } names) return referring;
        return names switch
        {
            [] => null,
            [var only] => Renamed(referring, only),
            _ => Alternatives(referring, names),
        };
    });

    /// <summary>A negated item is true where no alternative is, so the negation stays outside.</summary>
    private static DraftNode Alternatives(DraftItem item, IReadOnlyList<string> names) => item.Negated
        ? new DraftAll([.. names.Select(name => Renamed(item, name))])
        : new DraftAny([.. names.Select(name => Renamed(item, name))]);

    private static DraftItem Renamed(DraftItem item, string name) => item with { Field = name, IsPlaced = true };

    private IEnumerable<ValueTest> RenameReference(ValueTest test) =>
        test is DraftFieldReference reference && Rename(reference.Field) is { } names
            ? names.Select(name => reference with { Field = name })
            : [test];
}
