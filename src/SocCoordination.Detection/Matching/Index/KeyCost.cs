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
        LiteralKey { Place: LiteralPlace.Whole } literal => Fewer(literal, 0.002),
        LiteralKey { Place: LiteralPlace.End } literal => Fewer(literal, literal.Literal.Length < 4 ? 0.2 : 0.001),
        LiteralKey { Place: LiteralPlace.Start } literal => Fewer(literal, literal.Literal.Length < 8 ? 0.3 : 0.02),
        LiteralKey literal => Anywhere(literal),
        _ => 1,
    };

    private double Anywhere(LiteralKey key)
    {
        var chance = Math.Min(1, TypicalLength * Commonness.Of(key.Literal));
        var found = Fewer(key, Math.Max(chance, key.Literal.Length < 4 ? 0.1 : 0.0005)) + Scan;
        return key.Field.IsWholeEvent ? found + 1 : found;
    }

    private double Fewer(LiteralKey key, double once) => Math.Min(1, once * (1 + _named.GetValueOrDefault(Name(key.Literal))));

    private static string Name(byte[] literal) => System.Text.Encoding.Latin1.GetString(literal);
}
