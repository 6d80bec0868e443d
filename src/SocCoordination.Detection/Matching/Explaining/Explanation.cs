using System.Runtime.InteropServices;
using SocCoordination.Detection.Loading;

namespace SocCoordination.Detection.Matching.Explaining;

/// <summary>Why a rule matched an event, or why not.</summary>
/// <param name="Selections">Those that made the condition true, or false, in the order in which it asks them, each once.</param>
public sealed record Explanation(Rule Rule, IReadOnlyList<ExplainedSelection> Selections);

/// <summary>A search identifier that decided.</summary>
/// <param name="Name">As the rule writes it; one that a filter brought in reads <c>filter:{id of the filter}:{name}</c>.</param>
/// <param name="Held">False for one that the condition negates and the event does not have.</param>
/// <param name="Items">What in it held; where <paramref name="Held"/> is false nothing, or, of a miss, what failed.</param>
/// <param name="Left">How many more held than <paramref name="Items"/> lists.</param>
public sealed record ExplainedSelection(string Name, bool Held, IReadOnlyList<ExplainedItem> Items, int Left);

/// <summary>One value of one item of a rule, and what of the event decided about it.</summary>
/// <param name="Field">As the rule writes it; <c>keyword</c> for one without a field.</param>
/// <param name="Paths">The places in an event that the field stands for; empty: anywhere.</param>
/// <param name="Modifiers">As the rule writes them: <c>contains|all</c>; empty for a plain comparison.</param>
/// <param name="Expected">The rule's value as it is written.</param>
/// <param name="Negated">The item holds because no value is so, as with <c>neq</c>.</param>
/// <param name="Line">Where the item stands in the rule's file.</param>
/// <param name="Hits">The values that passed, at most <see cref="Explainer.MostHits"/>; of a negated item those that did not; none where the field is absent.</param>
public sealed record ExplainedItem(string Field, IReadOnlyList<string> Paths, string Modifiers, string Expected, bool Negated, int Line, IReadOnlyList<ValueHit> Hits);

/// <summary>A value of the event.</summary>
/// <param name="Path">Where it stands in the event: the keys on the way, joined with dots.</param>
/// <param name="Value">Its text.</param>
/// <param name="Span">What in it the rule found; null where that is not a part of the value.</param>
public sealed record ValueHit(string Path, string Value, TextSpan? Span);

/// <summary>A part of a text, in UTF-16 units.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextSpan(int Offset, int Length);
