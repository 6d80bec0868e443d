using SocCoordination.Storage.Search.Evaluation;

namespace SocCoordination.Storage.Search.Ast;

/// <summary>A leaf: asks that at least one of the document's values be such as it says.</summary>
internal abstract record ValueTerm : EventFilter
{
    public abstract bool Accepts(DocumentValue value);
}
