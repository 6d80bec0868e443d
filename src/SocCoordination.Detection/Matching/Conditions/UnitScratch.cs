using System.Text;
using SocCoordination.Detection.Matching.Reading;

namespace SocCoordination.Detection.Matching.Conditions;

/// <summary>A value's text as UTF-16, for the few tests that need the framework's text classes. Valid until the next call.</summary>
internal sealed class UnitScratch(EventContext context)
{
    private char[] _units = new char[1024];

    public ReadOnlySpan<char> Of(ref EventValue value)
    {
        var plain = context.Texts.Plain(ref value);
        if (_units.Length < plain.Length) _units = new char[plain.Length * 2];
        return _units.AsSpan(0, Encoding.UTF8.GetChars(plain, _units));
    }
}
