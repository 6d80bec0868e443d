using System.Text;
using SocCoordination.Storage.Search.Ast;

namespace SocCoordination.Storage.Search.Parsing;

/// <summary>Reads <c>&gt;=400</c> and <c>[1 TO 1023]</c>.</summary>
internal sealed class RangeParser(FilterScanner scanner, FieldName field, TimeZoneInfo zone)
{
    public RangeTerm Comparison()
    {
        var isLow = scanner.Take('>');
        if (!isLow) scanner.Take('<');
        var isIn = scanner.Take('=');
        scanner.SkipSpace();
        var column = scanner.Column;
        var end = new RangeEnd(Read(TakeEnd(""), column), isIn);
        return isLow ? new RangeTerm(field, end, null) : new RangeTerm(field, null, end);
    }

    public RangeTerm Range()
    {
        var opened = scanner.Column;
        var lowIsIn = scanner.Take('[');
        if (!lowIsIn) scanner.Take('{');
        var (low, lowColumn) = NextEnd();
        TakeTo();
        var (high, highColumn) = NextEnd();
        scanner.SkipSpace();
        var highIsIn = scanner.Take(']');
        if (!highIsIn && !scanner.Take('}'))
            throw new EventFilterException(opened, EventFilterProblem.RangeMalformed, "]", "expected ] or } to close the range opened here");

        var from = low is "*" ? null : new RangeEnd(Read(low, lowColumn), lowIsIn);
        var to = high is "*" ? null : new RangeEnd(Read(high, highColumn), highIsIn);
        if (from is null && to is null) throw NotComparable(low, lowColumn, "at least one end that is not *");
        if (from is not null && to is not null && from.At.GetType() != to.At.GetType())
            throw NotComparable(high, highColumn, "both ends of the same kind: two numbers, two times or two addresses");
        return new RangeTerm(field, from, to);
    }

    private (string Text, int Column) NextEnd()
    {
        scanner.SkipSpace();
        var column = scanner.Column;
        var text = TakeEnd("]}");
        return text.Length > 0 ? (text, column)
            : throw new EventFilterException(column, EventFilterProblem.RangeMalformed, field.Name, "expected the range's ends: [a TO b], * for an open one");
    }

    private void TakeTo()
    {
        scanner.SkipSpace();
        if (scanner.Take("TO") || scanner.Take("to")) return;
        throw new EventFilterException(scanner.Column, EventFilterProblem.RangeMalformed, "TO", "expected TO between the range's ends: [a TO b]");
    }

    private string TakeEnd(string alsoEndsAt)
    {
        if (scanner.Here == '"') return scanner.TakeQuoted();
        var text = scanner.Peek(alsoEndsAt).ToString();
        scanner.Skip(text.Length);
        return text;
    }

    private Comparand Read(string text, int column)
    {
        if (text.Length == 0) throw new EventFilterException(column, EventFilterProblem.ValueMissing, field.Name, $"expected a number, a time or an address to compare {field.Name} with");
        if (!field.IsTime && NumberComparand.TryRead(text) is { } number) return number;
        if (WrittenTime.TryRead(text, zone, out var time)) return new TimeComparand(time.From, time.Until);
        if (!field.IsTime && Address.TryParse(Encoding.UTF8.GetBytes(text), out var address)) return new AddressComparand(address);
        throw NotComparable(text, column, field.IsTime ? "a time such as 2026-11-22 or 2026-11-22T10:15:00+07:00" : "a number, a time such as 2026-11-22T10:15, or an address");
    }

    private static EventFilterException NotComparable(string text, int column, string expected) =>
        new(column, EventFilterProblem.NotComparable, text, $"expected {expected}, not \"{text}\"");
}
