namespace SocCoordination.Storage.Search;

/// <summary>A query's text cannot be read. The message is whole and in English; a page in another language words <see cref="Problem"/> itself.</summary>
/// <param name="column">Where, counted from 1.</param>
/// <param name="problem">What is wrong.</param>
/// <param name="detail">The part of the text, the column or the figure that it is about.</param>
/// <param name="expected">What was expected there.</param>
public sealed class EventFilterException(int column, EventFilterProblem problem, string detail, string expected)
    : FormatException($"Column {column}: {expected}.")
{
    /// <summary>Where, in characters, counted from 1.</summary>
    public int Column { get; } = column;

    /// <summary>What is wrong.</summary>
    public EventFilterProblem Problem { get; } = problem;

    /// <summary>The part of the text, the column or the figure that it is about.</summary>
    public string Detail { get; } = detail;
}

/// <summary>What can be wrong with a query's text.</summary>
public enum EventFilterProblem
{
    /// <summary>Longer, deeper or of more terms than <see cref="FilterLimits"/> allows; the detail is the limit.</summary>
    TooLarge,

    /// <summary>A quote is opened and not closed.</summary>
    QuoteNotClosed,

    /// <summary>A bracket is opened and not closed.</summary>
    BracketNotClosed,

    /// <summary>A bracket is closed that was not opened.</summary>
    BracketNotOpened,

    /// <summary>Something to search for is missing: after AND, OR, NOT, inside brackets, or before OR; the detail is the word it is missing at.</summary>
    TermMissing,

    /// <summary>A field's value is missing; the detail is the field.</summary>
    ValueMissing,

    /// <summary>A word has no letter and no digit; the detail is the word.</summary>
    NoWord,

    /// <summary>A field is named inside another field's brackets; the detail is the inner one.</summary>
    FieldInsideField,

    /// <summary>A comparison or range needs a number, a time or an address, and the same kind at both ends; the detail is what stands there.</summary>
    NotComparable,

    /// <summary>A range is not written [a TO b]; the detail is the part that is missing.</summary>
    RangeMalformed,
}
