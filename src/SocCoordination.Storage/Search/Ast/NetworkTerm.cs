using System.Net;
using SocCoordination.Storage.Search.Evaluation;

namespace SocCoordination.Storage.Search.Ast;

/// <summary>A field that holds an address of a network: <c>source.ip:203.0.113.0/24</c>.</summary>
internal sealed record NetworkTerm(FieldName Field, IPNetwork Network) : ValueTerm
{
    public override bool Accepts(DocumentValue value) =>
        Field.Is(value.Path.Folded) && Address.TryParse(value.Text, out var address) && Network.Contains(address);

    public override string ToString() => $"{Field}:{Network}";
}
