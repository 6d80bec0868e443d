using SocCoordination.Detection.Matching.Conditions;
using SocCoordination.Detection.Matching.Text;

namespace SocCoordination.Detection.Matching.Index;

/// <summary>
/// How often a key is found, roughly, an event. What many rules name (<c>\powershell.exe</c>) is what administrators
/// use, so a literal counts the more the more often rules name it.
/// </summary>
internal sealed class KeyCost
{
    /// <summary>Characters of a value that may hold a literal, typically.</summary>
    private const double TypicalLength = 200;

    /// <summary>Only some of the typical values stand in any one field.</summary>
    private const double Weight = 10;

    /// <summary>The price of looking through a field for literals at all, spread over its rules.</summary>
    private const double Scan = 0.002;

    private readonly Dictionary<string, int> _named = new(StringComparer.Ordinal);

    /// <summary>Counts what a rule names.</summary>
    public void Count(Condition condition)
    {
        switch (condition)
        {
            case AllCondition all:
                foreach (var part in all.Parts) Count(part);
                break;
            case AnyCondition any:
                foreach (var part in any.Parts) Count(part);
                break;
            case NotCondition not:
                Count(not.Inner);
                break;
            case TextCondition text:
                foreach (var matcher in text.Matchers.OfType<LiteralText>())
                {
                    var name = Name(matcher.Literal);
                    _named[name] = _named.GetValueOrDefault(name) + 1;
                }

                break;
        }
    }

    public double Of(IndexKey key) => key switch
    {
        IntegerKey => 0.02,
        LiteralKey { Place: LiteralPlace.Whole } literal => Found(literal, 0.0005),
        LiteralKey { Place: LiteralPlace.End } literal => Found(literal, literal.Literal.Length < 4 ? 0.05 : 0.0005),
        LiteralKey { Place: LiteralPlace.Start } literal => Found(literal, literal.Literal.Length < 8 ? 0.1 : 0.005),
        LiteralKey literal => Anywhere(literal),
        _ => 1,
    };

    private double Anywhere(LiteralKey key)
    {
        var chance = Math.Min(0.5, TypicalLength * Commonness.Of(key.Literal));
        var found = Found(key, Math.Max(chance, 0.0002)) + Scan;
        return key.Field.IsWholeEvent ? found + 1 : found;
    }

    /// <param name="once">Where nothing else is known.</param>
    private double Found(LiteralKey key, double once) =>
        Math.Min(1, (once * (1 + _named.GetValueOrDefault(Name(key.Literal)))) + (Weight * TypicalValues.Share(key.Place, key.Literal)));

    private static string Name(byte[] literal) => System.Text.Encoding.Latin1.GetString(literal);
}
