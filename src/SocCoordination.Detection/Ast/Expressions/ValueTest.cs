using System.Net;

namespace SocCoordination.Detection.Ast.Expressions;

/// <summary>
/// What one value of a field must be. An event's value is a text: a number as it is written, true and false by name. A
/// null, an object or a list itself is no text and passes only <see cref="ExistsTest"/> and <see cref="NullTest"/>.
/// </summary>
public abstract record ValueTest
{
    /// <summary>The value as the rule writes it; null where it is told by the test itself or a mapping made it.</summary>
    public string? Written { get; init; }
}

/// <summary>The whole value has this form.</summary>
/// <param name="Cased">Letters must agree in case; otherwise they are compared by Unicode's simple case mapping.</param>
public sealed record TextTest(WildcardPattern Pattern, bool Cased) : ValueTest;

/// <summary>Some part of the value has the form of this regular expression.</summary>
public sealed record RegexTest(string Pattern, RegexFlags Flags) : ValueTest;

/// <summary>How a regular expression is read.</summary>
[Flags]
public enum RegexFlags
{
    None = 0,
    IgnoreCase = 1,

    /// <summary><c>^</c> and <c>$</c> stand at line breaks too.</summary>
    Multiline = 2,

    /// <summary><c>.</c> matches a line break too.</summary>
    DotAll = 4,
}

/// <summary>The value is an address of this network. An IPv4 address written as IPv6 (<c>::ffff:10.0.0.1</c>) counts as IPv4.</summary>
public sealed record NetworkTest(IPNetwork Network) : ValueTest;

/// <summary>The value is this number, written in decimal or as <c>0x…</c>; 64-bit values agree whether read as signed or unsigned.</summary>
public sealed record IntegerTest(Int128 Number) : ValueTest;

/// <summary>The value is a number that compares so.</summary>
public sealed record CompareTest(Comparison Comparison, double Number) : ValueTest
{
    /// <summary>The number where it is whole, so that it compares exactly above 2^53.</summary>
    public Int128? Whole { get; init; }
}

/// <summary>A part of the time that the value tells compares so. The time is taken as it is written, without a change of zone.</summary>
public sealed record TimePartTest(TimePart Part, Comparison Comparison, int Number) : ValueTest;

/// <summary>The field is absent, or nothing but null.</summary>
public sealed record NullTest : ValueTest;

/// <summary>The field is present, be it null or empty; or it is not.</summary>
public sealed record ExistsTest(bool Expected) : ValueTest;

/// <summary>The value agrees with a value of another field.</summary>
public sealed record FieldReferenceTest(EventField Other, Overlap Overlap, bool Cased) : ValueTest;

/// <summary>How a value compares to a number.</summary>
public enum Comparison
{
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>A part of a time.</summary>
public enum TimePart
{
    Minute,
    Hour,
    Day,

    /// <summary>ISO 8601's week of the year.</summary>
    Week,
    Month,
    Year,
}

/// <summary>Where in a value the other value must stand.</summary>
public enum Overlap
{
    Whole,
    Start,
    End,
    Anywhere,
}
