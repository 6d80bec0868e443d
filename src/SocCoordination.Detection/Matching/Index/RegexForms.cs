using System.Collections.Immutable;

namespace SocCoordination.Detection.Matching.Index;

/// <summary>What is known of the texts that a part of a regular expression fits, letters folded.</summary>
/// <param name="Whole">All of them; null where they are too many to list.</param>
/// <param name="Tail">Where they are, how each of them ends; null where that is not known either.</param>
/// <param name="Needed">Literals of which at least one is in each of them; null where none is certain.</param>
/// <param name="Shortest">Characters of the shortest.</param>
internal sealed record RegexForms(ImmutableArray<string>? Whole, ImmutableArray<string>? Tail, ImmutableArray<string>? Needed, int Shortest)
{
    /// <summary>More texts than this are not listed.</summary>
    private const int ListLimit = 24;

    private const int LengthLimit = 64;

    /// <summary>The empty text and no other.</summary>
    public static RegexForms Empty { get; } = new([""], Tail: null, Needed: null, Shortest: 0);

    public static RegexForms Anything { get; } = new(Whole: null, Tail: null, Needed: null, Shortest: 0);

    /// <summary>Any one character.</summary>
    public static RegexForms AnyOne { get; } = Anything with { Shortest = 1 };

    public static RegexForms Of(char c) => char.IsAscii(c) ? AnyOne with { Whole = [char.ToLowerInvariant(c).ToString()] } : AnyOne;

    public static RegexForms Either(RegexForms one, RegexForms other)
    {
        var shortest = Math.Min(one.Shortest, other.Shortest);
        if (one.Whole is { } mine && other.Whole is { } theirs)
        {
            ImmutableArray<string> union = [.. mine.Concat(theirs).Distinct(StringComparer.Ordinal)];
            if (union.Length <= ListLimit) return new RegexForms(union, Tail: null, Needed: null, shortest);
        }

        return one.Best() is { } left && other.Best() is { } right && left.Length + right.Length <= ListLimit
            ? Anything with { Needed = [.. left.Concat(right).Distinct(StringComparer.Ordinal)], Shortest = shortest }
            : Anything with { Shortest = shortest };
    }

    /// <summary>One text behind the other.</summary>
    public static RegexForms Then(RegexForms first, RegexForms second)
    {
        var shortest = first.Shortest + second.Shortest;
        if (second.Whole is not { } endings) return new RegexForms(Whole: null, second.Tail, Better(first.Best(), second.Best()), shortest);
        if (Join(first.Whole ?? first.Tail ?? [""], endings) is not { } joined) return new RegexForms(Whole: null, endings, Better(first.Best(), second.Best()), shortest);
        return first.Whole is null ? first with { Tail = joined, Shortest = shortest } : first with { Whole = joined, Shortest = shortest };
    }

    /// <summary>This many times or more: at least one of it is there, but that is not the whole.</summary>
    public RegexForms Repeated(int least) => least == 0
        ? Anything
        : new RegexForms(Whole: null, Whole ?? Tail, Best(), (int)Math.Min((long)Shortest * least, int.MaxValue / 4));

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
        if (ShortestOf(one) == 0) return ShortestOf(other) == 0 ? null : other;
        return ShortestOf(one) >= ShortestOf(other) ? one : other;
    }

    private static int ShortestOf(ImmutableArray<string>? literals) => literals is { Length: > 0 } some ? some.Min(text => text.Length) : 0;
}
