using SocCoordination.Storage.Search.Evaluation;

namespace SocCoordination.Storage.Search.Ast;

/// <summary>A field whose whole value is such a text: <c>user.name:ro*t</c>.</summary>
internal sealed record TextTerm(FieldName Field, Glob Pattern) : ValueTerm
{
    public override bool Accepts(DocumentValue value) => Field.Is(value.Path.Folded) && Pattern.Matches(value.Folded);

    public override string ToString() => $"{Field}:\"{Pattern}\"";
}
