using SocCoordination.Storage.Search.Ast;
using SocCoordination.Storage.Search.Evaluation;
using SocCoordination.Storage.Search.Parsing;

namespace SocCoordination.Storage.Search;

/// <summary>
/// What a query's text asks of an event. Neither case nor the marks of letters count (<c>nguyen</c> finds <c>Nguyễn</c>, đ is d).
/// <list type="table">
/// <item><term><c>failed root</c></term><description>both words, whole, anywhere in the event's values; <c>fail*</c>: words that begin so; <c>*shell*</c>: that hold it</description></item>
/// <item><term><c>"failed password"</c>, <c>203.0.113.7</c></term><description>these words side by side in one value</description></item>
/// <item><term><c>user.name:root</c></term><description>the field's whole value; <c>*</c> is any text, <c>?</c> one character, in quotes too; <c>[*]</c> and <c>[?]</c> are the characters themselves, a backslash is a backslash</description></item>
/// <item><term><c>message:failed</c></term><description>in running text (<c>message</c>, <c>event.original</c>, <c>error.message</c>, <c>event.reason</c>, and any field with <c>.text</c> behind its name): words, as without a field</description></item>
/// <item><term><c>source.ip:203.0.113.0/24</c></term><description>addresses of a network</description></item>
/// <item><term><c>http.response.status_code:&gt;=400</c>, <c>source.port:[1 TO 1023]</c>, <c>{…}</c> without its ends</term><description>numbers, times, addresses; <c>*</c> is an open end</description></item>
/// <item><term><c>user.name:*</c>, <c>user.name:(root OR admin)</c></term><description>the field is there; any of these values</description></item>
/// <item><term><c>AND</c>, <c>OR</c>, <c>NOT</c>, <c>-</c>, <c>( )</c></term><description>in any case of letters; side by side is AND, which binds closer than OR</description></item>
/// </list>
/// </summary>
public abstract record EventFilter
{
    [ThreadStatic]
    private static FilterEvaluator? _evaluator;

    private protected EventFilter()
    {
    }

    /// <summary>Reads a query's text; empty text asks for every event.</summary>
    /// <param name="text">The text, at most <see cref="FilterLimits.Length"/> characters.</param>
    /// <param name="zone">The zone of times that are written without one; null: UTC.</param>
    /// <exception cref="EventFilterException">It cannot be read: says at which column and what was expected.</exception>
    public static EventFilter Parse(string? text, TimeZoneInfo? zone = null) => new FilterParser(text ?? "", zone ?? TimeZoneInfo.Utc).Parse();

    /// <summary>What both ask for.</summary>
    internal EventFilter And(EventFilter other) => this is AllEvents ? other : other is AllEvents ? this : new AllOf([this, other]);

    /// <summary>Whether a document (one JSON object, UTF-8) is what the query asks for: the plain truth that every store agrees with.</summary>
    /// <exception cref="System.Text.Json.JsonException">The document is not JSON.</exception>
    public bool Matches(ReadOnlySpan<byte> document)
    {
        // An evaluator serves one thread and keeps its buffers; who asks often, asks with the same filter.
        if (!ReferenceEquals(_evaluator?.Filter, this)) _evaluator = new FilterEvaluator(this);
        return _evaluator!.Matches(document);
    }
}
