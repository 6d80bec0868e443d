using System.Net;
using System.Net.Sockets;
using System.Text;
using SocCoordination.Storage.Search.Ast;

namespace SocCoordination.Storage.Search.Parsing;

/// <summary>Reads one term: a word, a phrase, a field's value.</summary>
internal sealed class TermParser(TimeZoneInfo zone)
{
    /// <summary>A quoted phrase, or a quoted value inside a field's brackets.</summary>
    public static EventFilter Quoted(FilterScanner scanner, FieldName? field)
    {
        var column = scanner.Column;
        var text = scanner.TakeQuoted();
        return field is null ? Words(null, text, column) : TextOrWords(field, text, column);
    }

    /// <summary>A piece without quotes and without a field of its own.</summary>
    public EventFilter Bare(FilterScanner scanner, FieldName? field)
    {
        if (field is not null) return Value(scanner, field);
        var column = scanner.Column;
        var text = TakePiece(scanner);
        return text is "*" ? AllEvents.Instance : Words(null, text, column);
    }

    /// <summary>What stands behind <c>field:</c>, brackets excepted.</summary>
    public EventFilter Value(FilterScanner scanner, FieldName field)
    {
        var column = scanner.Column;
        if (scanner.Here == '"') return Quoted(scanner, field);
        if (scanner.Here is '[' or '{') return new RangeParser(scanner, field, zone).Range();
        if (scanner.Here is '<' or '>') return new RangeParser(scanner, field, zone).Comparison();

        var text = TakePiece(scanner);
        if (text.Length == 0) throw new EventFilterException(column, EventFilterProblem.ValueMissing, field.Name, $"expected a value after {field.Name}:");
        if (text is "*") return new ExistsTerm(field);
        if (Address.TryParseNetwork(text, out var network)) return new NetworkTerm(field, network);
        if (field.IsTime && WrittenTime.TryRead(text, zone, out var time)) return At(field, new TimeComparand(time.From, time.Until));
        return TextOrWords(field, text, column);
    }

    private static string TakePiece(FilterScanner scanner)
    {
        var text = scanner.Peek().ToString();
        scanner.Skip(text.Length);
        return text;
    }

    private static EventFilter TextOrWords(FieldName field, string text, int column)
    {
        if (field.RunningText() is { } running) return Words(running, text, column);
        var pattern = PatternReader.Text(text, column);
        if (pattern.IsAnything) return new ExistsTerm(field);
        var typed = new TextTerm(field, pattern);
        return UsualIPv6(text) is { } usual ? new AnyOf([typed, new TextTerm(field, Glob.Literal(Encoding.ASCII.GetBytes(usual)))]) : typed;
    }

    private static WordsTerm Words(FieldName? field, string text, int column)
    {
        var words = PatternReader.Words(text, column);
        return words.Count > 0 ? new WordsTerm(field, words)
            : throw new EventFilterException(column, EventFilterProblem.NoWord, text, "expected a word with at least one letter or digit");
    }

    private static RangeTerm At(FieldName field, Comparand at) => new(field, new RangeEnd(at, IsIn: true), new RangeEnd(at, IsIn: true));

    /// <summary>The form in which IPv6 addresses are stored, where the text is one in another form.</summary>
    private static string? UsualIPv6(string text)
    {
        var isAddress = text.Contains(':', StringComparison.Ordinal) && IPAddress.TryParse(text, out _);
        if (!isAddress) return null;
        var address = IPAddress.Parse(text);
        var usual = address.AddressFamily == AddressFamily.InterNetworkV6 ? address.ToString() : text;
        return usual.Equals(text, StringComparison.OrdinalIgnoreCase) ? null : usual;
    }
}
