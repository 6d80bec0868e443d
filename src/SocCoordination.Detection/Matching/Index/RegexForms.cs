using System.Collections.Immutable;

namespace SocCoordination.Detection.Matching.Index;

/// <summary>What is known of the texts that a part of a regular expression fits, letters folded.</summary>
/// <param name="Whole">All of them; null where they are too many to list.</param>
/// <param name="Tail">Where they are, how each of them ends; null where that is not known either.</param>
/// <param name="Needed">Literals of which at least one is in each of them; null where none is certain.</param>
internal sealed record RegexForms(ImmutableArray<string>? Whole, ImmutableArray<string>? Tail, ImmutableArray<string>? Needed)
{
    /// <summary>More texts than this are not listed.</summary>
    private const int ListLimit = 24;

    private const int LengthLimit = 64;

    /// <summary>The empty text and no other.</summary>
    public static RegexForms Empty { get; } = new([""], Tail: null, Needed: null);

    public static RegexForms Anything { get; } = new(Whole: null, Tail: null, Needed: null);

    public static RegexForms Of(char c) => char.IsAscii(c) ? Empty with { Whole = [char.ToLowerInvariant(c).ToString()] } : Anything;

    public static RegexForms Either(RegexForms one, RegexForms other)
    {
        if (one.Whole is { } mine && other.Whole is { } theirs)
        {
            ImmutableArray<string> union = [.. mine.Concat(theirs).Distinct(StringComparer.Ordinal)];
            if (union.Length <= ListLimit) return new RegexForms(union, Tail: null, Needed: null);
        }

        return one.Best() is { } left && other.Best() is { } right && left.Length + right.Length <= ListLimit
            ? Anything with { Needed = [.. left.Concat(right).Distinct(StringComparer.Ordinal)] }
            : Anything;
    }

    /// <summary>One text behind the other.</summary>
    public static RegexForms Then(RegexForms first, RegexForms second)
    {
        if (second.Whole is not { } endings) return new RegexForms(Whole: null, second.Tail, Better(first.Best(), second.Best()));
        if (Join(first.Whole ?? first.Tail ?? [""], endings) is not { } joined) return new RegexForms(Whole: null, endings, Better(first.Best(), second.Best()));
        return first.Whole is null ? first with { Tail = joined } : first with { Whole = joined };
    }

    /// <summary>Once or more: at least one of it is there, but that is not the whole.</summary>
    public RegexForms AtLeastOnce() => new(Whole: null, Whole ?? Tail, Best());

    /// <summary>The best literals of which one is certain; null where none is.</summary>
    public ImmutableArray<string>? Best() => Better(Better(Whole, Tail), Needed);

    private static ImmutableArray<string>? Join(ImmutableArray<string> heads, ImmutableArray<string> tails)
    {
        if (heads.Length * tails.Length > ListLimit) return null;
        ImmutableArray<string> joined = [.. heads.SelectMany(head => tails.Select(tail => head + tail)).Distinct(StringComparer.Ordinal)];
        return joined.All(text => text.Length <= LengthLimit) ? joined : null;
    }

    /// <summary>The one whose shortest literal is longer.</summary>
    private static ImmutableArray<string>? Better(ImmutableArray<string>? one, ImmutableArray<string>? other)
    {
        if (Shortest(one) == 0) return Shortest(other) == 0 ? null : other;
        return Shortest(one) >= Shortest(other) ? one : other;
    }

    private static int Shortest(ImmutableArray<string>? literals) => literals is { Length: > 0 } some ? some.Min(text => text.Length) : 0;
}
