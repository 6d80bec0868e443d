using System.Net;
using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Compilation.Modifiers;
using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Matching.Reference;

/// <summary>One value against one test, the plain way.</summary>
internal static class ValueTests
{
    public static bool Passes(EventLeaf value, ValueTest test) => test switch
    {
        TextTest text => WildcardMatch.Matches(text, value.Text),
        RegexTest regex => RegexFactory.IsMatch(RegexFactory.Get(regex), value.Text) == true,
        NetworkTest network => Contains(network.Network, value.Text),
        IntegerTest integer => IsSameInteger(integer.Number, value.Text),
        CompareTest compare => Compares(compare, value.Text),
        TimePartTest part => TimeText.PartOf(value.Text, part.Part) is { } number && Compares(part.Comparison, number.CompareTo(part.Number)),
        _ => throw new NotSupportedException(test.GetType().Name),
    };

    public static bool Overlaps(string value, string other, FieldReferenceTest test)
    {
        if (!test.Cased) (value, other) = (CaseFold.Of(value), CaseFold.Of(other));
        return test.Overlap switch
        {
            Overlap.Whole => value == other,
            Overlap.Start => value.StartsWith(other, StringComparison.Ordinal),
            Overlap.End => value.EndsWith(other, StringComparison.Ordinal),
            _ => value.Contains(other, StringComparison.Ordinal),
        };
    }

    private static bool Contains(IPNetwork network, string text)
    {
        if (!AddressText.TryRead(text, out var address)) return false;
        return network.Contains(address) || (address.IsIPv4MappedToIPv6 && network.Contains(address.MapToIPv4()));
    }

    private static bool IsSameInteger(Int128 number, string text) =>
        ScalarReader.TryInteger(text, out var other)
        && (number == other || (Fits64(number) && Fits64(other) && unchecked((ulong)number == (ulong)other)));

    private static bool Fits64(Int128 number) => number >= long.MinValue && number <= ulong.MaxValue;

    private static bool Compares(CompareTest test, string text)
    {
        if (!NumberReader.TryRead(text, out var whole, out var real)) return false;
        var order = whole is { } mine && test.Whole is { } theirs ? mine.CompareTo(theirs) : real.CompareTo(test.Number);
        return Compares(test.Comparison, order);
    }

    private static bool Compares(Comparison comparison, int order) => comparison switch
    {
        Comparison.Equal => order == 0,
        Comparison.Less => order < 0,
        Comparison.LessOrEqual => order <= 0,
        Comparison.Greater => order > 0,
        _ => order >= 0,
    };
}
