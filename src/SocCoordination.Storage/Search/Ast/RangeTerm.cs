using SocCoordination.Storage.Search.Evaluation;

namespace SocCoordination.Storage.Search.Ast;

/// <summary>A field whose value lies between two ends; a value of another kind does not.</summary>
/// <param name="Field">The field.</param>
/// <param name="Low">The lower end; null where it is open.</param>
/// <param name="High">The upper end; null where it is open.</param>
internal sealed record RangeTerm(FieldName Field, RangeEnd? Low, RangeEnd? High) : ValueTerm
{
    public override bool Accepts(DocumentValue value)
    {
        if (!Field.Is(value.Path.Folded)) return false;
        var kind = (Low ?? High)!.At;
        return kind.Read(value.Text) is { } read
            && (Low is null || Low.IsBelow(read))
            && (High is null || High.IsAbove(read));
    }

    public override string ToString() =>
        $"{Field}:{(Low is { IsIn: false } ? '{' : '[')}{Low?.At.ToString() ?? "*"} TO {High?.At.ToString() ?? "*"}{(High is { IsIn: false } ? '}' : ']')}";
}

/// <summary>One end of a range.</summary>
/// <param name="At">Where it is.</param>
/// <param name="IsIn">Whether it belongs to the range.</param>
internal sealed record RangeEnd(Comparand At, bool IsIn)
{
    /// <summary>Whether a value lies above this lower end.</summary>
    public bool IsBelow(Comparand value) => IsIn ? value.Compare(At) >= 0 : value.Compare(At) > 0;

    /// <summary>Whether a value lies below this upper end.</summary>
    public bool IsAbove(Comparand value) => IsIn ? value.Compare(At) <= 0 : value.Compare(At) < 0;
}
