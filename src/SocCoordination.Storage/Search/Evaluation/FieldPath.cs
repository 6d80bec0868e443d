using System.Text.Json;
using SocCoordination.Storage.Search.Text;

namespace SocCoordination.Storage.Search.Evaluation;

/// <summary>The path of the place where a walk stands: folded names joined by full stops.</summary>
internal sealed class FieldPath
{
    private byte[] _bytes = new byte[256];
    private byte[] _name = new byte[128];
    private int _length;

    // Where the first name begins that the document writes otherwise than folded.
    private int _firstOther = int.MaxValue;

    public ReadOnlySpan<byte> Folded => _bytes.AsSpan(0, _length);

    /// <summary>True where the document writes every name of the path as it is compared: in small letters, without marks.</summary>
    public bool IsWrittenFolded => _firstOther == int.MaxValue;

    internal int Length => _length;

    /// <summary>Puts a property's name after the first <paramref name="parentLength"/> bytes.</summary>
    internal void Enter(int parentLength, ref Utf8JsonReader reader)
    {
        var name = reader.ValueSpan;
        if (reader.ValueIsEscaped)
        {
            if (_name.Length < name.Length) _name = new byte[name.Length * 2];
            name = _name.AsSpan(0, DocumentValue.Unescape(ref reader, _name));
        }
        var needed = parentLength + 1 + Folding.MaxLength(name.Length);
        if (_bytes.Length < needed) Array.Resize(ref _bytes, needed * 2);
        Leave(parentLength);
        if (parentLength > 0) _bytes[parentLength++] = (byte)'.';
        _length = parentLength + Folding.Fold(name, _bytes.AsSpan(parentLength));
        if (_firstOther == int.MaxValue && !name.SequenceEqual(_bytes.AsSpan(parentLength, _length - parentLength))) _firstOther = parentLength;
    }

    internal void Leave(int length)
    {
        _length = length;
        if (_firstOther >= length) _firstOther = int.MaxValue;
    }
}
