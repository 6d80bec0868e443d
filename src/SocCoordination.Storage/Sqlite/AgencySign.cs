using System.Globalization;
using System.Text;

namespace SocCoordination.Storage.Sqlite;

/// <summary>
/// The word that stands for an agency in the word index, so that an agency's own search reads its own events and no
/// others'. It begins with a private character, which parts words in text: no document can have it.
/// </summary>
internal static class AgencySign
{
    public const int MaxLength = 16;

    private const string Mark = "\uE000";

    public static string Of(int agencyId) => string.Create(CultureInfo.InvariantCulture, $"{Mark}{(uint)agencyId}");

    /// <summary>Writes it with a space behind it; gives the bytes written.</summary>
    public static int Write(int agencyId, Span<byte> destination)
    {
        var sign = Encoding.UTF8.GetBytes(Mark, destination);
        ((uint)agencyId).TryFormat(destination[sign..], out var digits, provider: CultureInfo.InvariantCulture);
        destination[sign + digits] = (byte)' ';
        return sign + digits + 1;
    }
}
