using SocCoordination.Storage.Search.Ast;

namespace SocCoordination.Storage.Search.Parsing;

/// <summary>Reads a query: OR of ANDs of negated terms, brackets and terms. What a term is, <see cref="TermParser"/> knows.</summary>
internal sealed class FilterParser(string text, TimeZoneInfo zone)
{
    private readonly FilterScanner _scanner = new(text);
    private readonly TermParser _terms = new(zone);
    private int _depth, _count;

    public EventFilter Parse()
    {
        if (text.Length > FilterLimits.Length) throw TooLarge(FilterLimits.Length, "characters");
        _scanner.SkipSpace();
        if (_scanner.IsAtEnd) return AllEvents.Instance;
        var filter = Or(field: null, missingAt: "");
        return _scanner.IsAtEnd ? filter : throw NotOpened();
    }

    /// <param name="field">The field inside whose brackets this stands.</param>
    /// <param name="missingAt">What stands before, to name where nothing follows it.</param>
    private EventFilter Or(FieldName? field, string missingAt)
    {
        var parts = new List<EventFilter> { And(field, missingAt) };
        while (TakeOperator("OR", "||")) parts.Add(And(field, "OR"));
        return parts.Count == 1 ? parts[0] : new AnyOf(parts);
    }

    private EventFilter And(FieldName? field, string missingAt)
    {
        var parts = new List<EventFilter> { Negation(field, missingAt) };
        while (!IsAtEndOfAnd())
            parts.Add(Negation(field, TakeOperator("AND", "&&") ? "AND" : missingAt));
        return parts.Count == 1 ? parts[0] : new AllOf(parts);
    }

    private bool IsAtEndOfAnd()
    {
        _scanner.SkipSpace();
        return _scanner.IsAtEnd || _scanner.Here == ')' || IsOperator("OR", "||");
    }

    private EventFilter Negation(FieldName? field, string missingAt)
    {
        _scanner.SkipSpace();
        var minus = _scanner.Here == '-' && _scanner.Next != '\0' && !char.IsWhiteSpace(_scanner.Next);
        if (minus) _scanner.Take('-');
        else if (!TakeOperator("NOT", "NOT")) return Primary(field, missingAt);
        return Deeper(() => new Not(Negation(field, minus ? "-" : "NOT")));
    }

    private EventFilter Primary(FieldName? field, string missingAt)
    {
        var column = _scanner.Column;
        if (_scanner.Here == ')' && _depth == 0) throw NotOpened();
        if (_scanner.IsAtEnd || _scanner.Here == ')' || IsOperator("AND", "&&") || IsOperator("OR", "||")) throw Missing(missingAt);
        if (_scanner.Here == '(') return Bracket(field);
        if (++_count > FilterLimits.Terms) throw TooLarge(FilterLimits.Terms, "terms");
        if (_scanner.Here == '"') return TermParser.Quoted(_scanner, field);
        return TakeFieldName() is not { } name ? _terms.Bare(_scanner, field)
            : field is null ? OfField(name)
            : throw new EventFilterException(column, EventFilterProblem.FieldInsideField, name.Name, $"expected values of {field.Name} only, not another field, inside its brackets");
    }

    private EventFilter OfField(FieldName name)
    {
        _scanner.SkipSpace();
        return _scanner.Here == '(' ? Bracket(name) : _terms.Value(_scanner, name);
    }

    private EventFilter Bracket(FieldName? field)
    {
        var opened = _scanner.Column;
        _scanner.Take('(');
        return Deeper(() =>
        {
            var inner = Or(field, "(");
            return _scanner.Take(')') ? inner
                : throw new EventFilterException(opened, EventFilterProblem.BracketNotClosed, "(", "expected a closing bracket for the one opened here");
        });
    }

    private EventFilter Deeper(Func<EventFilter> read)
    {
        if (++_depth > FilterLimits.Depth) throw TooLarge(FilterLimits.Depth, "brackets and negations inside one another");
        var inner = read();
        _depth--;
        return inner;
    }

    /// <summary>Takes <c>name:</c> where a field is named here; null where a word stands.</summary>
    private FieldName? TakeFieldName()
    {
        var length = FieldNameShape.LengthAtStart(_scanner.Peek());
        if (length == 0) return null;
        var name = new FieldName(_scanner.Peek()[..length].ToString());
        _scanner.Skip(length + 1);
        return name;
    }

    private bool IsOperator(string word, string signs)
    {
        var piece = _scanner.Peek();
        return piece.Equals(word, StringComparison.OrdinalIgnoreCase) || piece.SequenceEqual(signs);
    }

    private bool TakeOperator(string word, string signs)
    {
        _scanner.SkipSpace();
        if (!IsOperator(word, signs)) return false;
        _scanner.Skip(_scanner.Peek().Length);
        return true;
    }

    private EventFilterException Missing(string at)
    {
        var alone = IsOperator("AND", "&&") || IsOperator("OR", "||") ? _scanner.Peek().ToString() : at;
        return Error(EventFilterProblem.TermMissing, alone, alone is "("
            ? "expected something to search for between these brackets"
            : $"expected something to search for ({alone} stands alone; put it in quotes to search for the word)");
    }

    private EventFilterException NotOpened() => Error(EventFilterProblem.BracketNotOpened, ")", "expected no closing bracket, none is open");

    private EventFilterException TooLarge(int limit, string of) =>
        Error(EventFilterProblem.TooLarge, limit.ToString(System.Globalization.CultureInfo.InvariantCulture), $"expected at most {limit} {of}");

    private EventFilterException Error(EventFilterProblem problem, string detail, string expected) => new(_scanner.Column, problem, detail, expected);
}
