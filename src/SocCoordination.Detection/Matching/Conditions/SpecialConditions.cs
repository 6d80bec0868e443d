using System.Net;
using System.Text.RegularExpressions;
using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Compilation.Modifiers;
using SocCoordination.Detection.Matching.Index;
using SocCoordination.Detection.Matching.Reading;

namespace SocCoordination.Detection.Matching.Conditions;

/// <summary>Some part of a value fits a regular expression.</summary>
internal sealed class RegexCondition(int id, FieldSlots field, RegexTest test) : ValueCondition(id, field)
{
    // Made when first asked: it takes milliseconds and half a megabyte, and most are never asked.
    private Regex? _regex;
    private readonly int _shortest = RegexLiterals.ShortestText(test);
    private readonly RegexRun? _run = RegexRun.Of(test);
    private long _undecided;

    public RegexTest Test => test;

    /// <summary>Values that took too long and count as not fitting, over all matchers.</summary>
    public long Undecided => Interlocked.Read(ref _undecided);

    public override double Cost => 500;

    protected override bool Passes(EventContext context, ref EventValue value) =>
        value.Length >= _shortest
        && (_run is null || _run.MayBeIn(context.Texts.Folded(ref value)))
        && Fits(context.Units.Of(ref value));

    private bool Fits(ReadOnlySpan<char> value)
    {
        if (RegexFactory.IsMatch(_regex ??= RegexFactory.Get(test), value) is { } fits) return fits;
        Interlocked.Increment(ref _undecided);
        return false;
    }
}

/// <summary>A value is an address of a network.</summary>
internal sealed class NetworkCondition(int id, FieldSlots field, IPNetwork network) : ValueCondition(id, field)
{
    private readonly AddressBits _network = AddressBits.Of(network.BaseAddress);

    public override double Cost => 50;

    protected override bool Passes(EventContext context, ref EventValue value)
    {
        if (!AddressBits.TryRead(context.Texts.Plain(ref value), out var address)) return false;
        return address.IsIn(_network, network.PrefixLength) || (address.IsMapped && address.Unmapped.IsIn(_network, network.PrefixLength));
    }
}

/// <summary>A value is a whole number.</summary>
internal sealed class IntegerCondition(int id, FieldSlots field, Int128 number) : ValueCondition(id, field)
{
    public Int128 Number => number;

    public override double Cost => 10;

    protected override bool Passes(EventContext context, ref EventValue value) =>
        NumberText.TryInteger(context.Texts.Folded(ref value), out var other) && NumberText.IsSame(number, other);
}

/// <summary>A value is a number that compares so.</summary>
internal sealed class CompareCondition(int id, FieldSlots field, CompareTest test) : ValueCondition(id, field)
{
    public override double Cost => 40;

    protected override bool Passes(EventContext context, ref EventValue value)
    {
        if (!NumberText.TryNumber(context.Texts.Plain(ref value), out var whole, out var real)) return false;
        var order = whole is { } mine && test.Whole is { } theirs ? mine.CompareTo(theirs) : real.CompareTo(test.Number);
        return NumberText.Compares(test.Comparison, order);
    }
}

/// <summary>A part of the time that a value tells compares so.</summary>
internal sealed class TimePartCondition(int id, FieldSlots field, TimePartTest test) : ValueCondition(id, field)
{
    public override double Cost => 60;

    protected override bool Passes(EventContext context, ref EventValue value) =>
        TimeText.PartOf(context.Units.Of(ref value), test.Part) is { } number && NumberText.Compares(test.Comparison, number.CompareTo(test.Number));
}
