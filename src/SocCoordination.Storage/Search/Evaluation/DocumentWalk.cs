using System.Text.Json;

namespace SocCoordination.Storage.Search.Evaluation;

/// <summary>Is shown every value of a document that is a string, a number, true or false.</summary>
internal interface IValueVisitor
{
    /// <summary>Looks at one value; false when it has seen enough.</summary>
    bool Visit(DocumentValue value);
}

/// <summary>Goes through a document's values in their order. For one thread at a time; keeps its buffers between documents.</summary>
internal sealed class DocumentWalk
{
    /// <summary>Deeper documents are refused; framing takes 64 levels and the normaliser adds its own.</summary>
    public const int MaxDepth = 128;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };
    private readonly int[] _parents = new int[MaxDepth + 1];
    private readonly DocumentValue _value = new();

    /// <exception cref="JsonException">The document is not one JSON object, or too deep.</exception>
    public void Show<TVisitor>(ReadOnlySpan<byte> document, ref TVisitor visitor)
        where TVisitor : IValueVisitor
    {
        var reader = new Utf8JsonReader(document, Options);
        var path = _value.Path;
        path.Leave(0);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("A document must be one JSON object.");
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                // Inside a container, depth is one more than the container's own: _parents holds the container's path for its members.
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    _parents[reader.CurrentDepth + 1] = path.Length;
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    path.Leave(_parents[reader.CurrentDepth + 1]);
                    break;
                case JsonTokenType.PropertyName:
                    path.Enter(_parents[reader.CurrentDepth], ref reader);
                    break;
                case JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                    _value.Take(ref reader);
                    if (!visitor.Visit(_value)) return;
                    break;
            }
        }
    }
}
