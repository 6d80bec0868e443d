using SocCoordination.Storage.Search.Evaluation;

namespace SocCoordination.Storage.Search.Ast;

/// <summary>A field that is there and has a value, itself or inside it: <c>user.name:*</c>, <c>winlog.event_data:*</c>.</summary>
internal sealed record ExistsTerm(FieldName Field) : ValueTerm
{
    public override bool Accepts(DocumentValue value) => Field.Holds(value.Path.Folded);

    public override string ToString() => $"{Field}:*";
}
