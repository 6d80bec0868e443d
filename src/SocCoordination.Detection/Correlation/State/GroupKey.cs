using System.Security.Cryptography;
using System.Text;

namespace SocCoordination.Detection.Correlation.State;

/// <summary>
/// Makes the key of a group: its values in lower case, each behind its length, so that no value can pass for two. Reads into one
/// buffer, for most observations meet a group that is known.
/// </summary>
internal sealed class GroupKey(int parts)
{
    private const int Longest = 256;
    private const int Kept = Longest - 1 - (2 * SHA256.HashSizeInBytes);

    private readonly char[] _buffer = new char[parts * (1 + Longest)];
    private int _length;

    public ReadOnlySpan<char> Text => _buffer.AsSpan(0, _length);

    /// <summary>False where a field is missing: an event without it belongs to no group.</summary>
    public bool TryRead(IReadOnlyDictionary<string, string> values, IReadOnlyList<string> fields)
    {
        _length = 0;
        for (var i = 0; i < fields.Count; i++)
        {
            if (!values.TryGetValue(fields[i], out var value)) return false;
            Append(value);
        }

        return true;
    }

    public IReadOnlyList<GroupValue> ToValues(IReadOnlyList<string> names)
    {
        var values = new GroupValue[names.Count];
        var at = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var length = _buffer[at++];
            values[i] = new GroupValue(names[i], new string(_buffer, at, length));
            at += length;
        }

        return values;
    }

    private void Append(string value)
    {
        if (value.Length > Longest) value = Cut(value);
        _buffer[_length++] = (char)value.Length;
        _length += value.AsSpan().ToLowerInvariant(_buffer.AsSpan(_length));
    }

    private static string Cut(string value)
    {
        var lower = value.ToLowerInvariant();
        return string.Concat(lower.AsSpan(0, Kept), "…", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lower))));
    }
}
