using System.Text;
using System.Text.Json;
using SocCoordination.Storage.Search.Text;

namespace SocCoordination.Storage.Search.Evaluation;

/// <summary>One string, number or truth value of a document, as <see cref="DocumentWalk"/> shows it: valid until the next.</summary>
internal sealed class DocumentValue
{
    private byte[] _text = new byte[1024];
    private byte[] _folded = new byte[2048];
    private int _textLength, _foldedLength;

    /// <summary>Its field, folded: names from the outermost in, joined by full stops. Elements of an array share their array's.</summary>
    public FieldPath Path { get; } = new();

    /// <summary>The value as text: a string without escapes, a number as it was written, true or false.</summary>
    public ReadOnlySpan<byte> Text => _text.AsSpan(0, _textLength);

    /// <summary>The text as search compares it.</summary>
    public ReadOnlySpan<byte> Folded
    {
        get
        {
            if (_foldedLength < 0)
            {
                Grow(ref _folded, Folding.MaxLength(_textLength));
                _foldedLength = Folding.Fold(Text, _folded);
            }
            return _folded.AsSpan(0, _foldedLength);
        }
    }

    internal void Take(ref Utf8JsonReader reader)
    {
        _foldedLength = -1;
        Grow(ref _text, reader.ValueSpan.Length);
        _textLength = reader.TokenType == JsonTokenType.String && reader.ValueIsEscaped
            ? Unescape(ref reader, _text)
            : Copy(reader.ValueSpan, _text);
    }

    /// <summary>Writes a string or name without its escapes; one that cannot be UTF-8 (half of a surrogate pair) keeps its escapes.</summary>
    internal static int Unescape(ref Utf8JsonReader reader, Span<byte> destination)
    {
        try
        {
            return reader.CopyString(destination);
        }
        catch (InvalidOperationException)
        {
            return Copy(reader.ValueSpan, destination);
        }
    }

    private static int Copy(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        source.CopyTo(destination);
        return source.Length;
    }

    private static void Grow(ref byte[] buffer, int length)
    {
        if (buffer.Length < length) buffer = new byte[Math.Max(length, buffer.Length * 2)];
    }

    public override string ToString() => $"{Encoding.UTF8.GetString(Path.Folded)}={Encoding.UTF8.GetString(Text)}";
}
