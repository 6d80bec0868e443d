using System.Text;
using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Compilation.Modifiers;

/// <summary>Applies the modifiers of a text in the order written.</summary>
internal sealed class TextShaper(SigmaValue value, SearchItem item, DiagnosticList diagnostics)
{
    /// <summary>Characters of one pattern, and wildcards in it. Community rules stay below 1,000 and 20.</summary>
    internal const int LengthLimit = 4_096;

    internal const int WildcardLimit = 64;

    private bool _refused;

    public IEnumerable<ValueTest> Shape()
    {
        List<EncodedPattern> patterns = [new EncodedPattern(ReadPlain(), IsBytes: false)];
        foreach (var modifier in item.Modifiers)
        {
            patterns = [.. patterns.SelectMany(pattern => Apply(modifier, pattern))];
            if (_refused) return [];
        }

        var cased = item.Modifiers.Contains(Modifier.Cased);
        var placed = item.Field is not null || item.Modifiers.Any(ModifierKinds.IsPlace);
        return [.. patterns.Select(pattern => new TextTest(Finish(placed ? pattern : pattern.Contained()), cased)).TakeWhile(_ => !_refused)];
    }

    private WildcardPattern ReadPlain() => value.Kind switch
    {
        SigmaValueKind.Text => PatternReader.Read(value.Text),
        SigmaValueKind.Boolean => PatternEditing.Literal(value.Text.ToLowerInvariant()),
        _ => PatternEditing.Literal(value.Text),
    };

    private IEnumerable<EncodedPattern> Apply(Modifier modifier, EncodedPattern pattern) => modifier switch
    {
        Modifier.Contains => [pattern.With(pattern.Pattern.WithRuns(before: true, after: true))],
        Modifier.StartsWith => [pattern.With(pattern.Pattern.WithRuns(before: false, after: true))],
        Modifier.EndsWith => [pattern.With(pattern.Pattern.WithRuns(before: true, after: false))],
        Modifier.WinDash => [pattern.With(WinDash.Apply(pattern.Pattern))],
        Modifier.Expand => [pattern.With(Placeholders.Insert(pattern.Pattern))],
        Modifier.Utf16Le => [pattern.Encode(Encoding.Unicode)],
        Modifier.Utf16Be => [pattern.Encode(Encoding.BigEndianUnicode)],
        Modifier.Utf16 => [pattern.Encode(Encoding.Unicode).WithByteOrderMark()],
        Modifier.Base64 => Encode(pattern, bytes => [Base64Forms.Whole(bytes)]),
        Modifier.Base64Offset => Encode(pattern, Base64Forms.AnyOffset),
        Modifier.All or Modifier.Neq or Modifier.Cased => [pattern],
        _ => Refuse($"'{ModifierNames.NameOf(modifier)}' without 're'", "'re' before it"),
    };

    private IEnumerable<EncodedPattern> Encode(EncodedPattern pattern, Func<byte[], IReadOnlyList<string>> encode)
    {
        if (pattern.LiteralBytes is not { } bytes) return Refuse(Quote.Of(value.Text), "a text without wildcards to encode as Base64");
        var forms = encode(bytes);
        return forms.Count == 0 || forms.Any(form => form.Length == 0)
            ? Refuse(Quote.Of(value.Text), "a longer text: at some offset no character of its Base64 form is certain")
            : forms.Select(form => new EncodedPattern(PatternEditing.Literal(form), IsBytes: false));
    }

    private WildcardPattern Finish(EncodedPattern encoded)
    {
        var pattern = encoded.Pattern;
        if (encoded is { IsBytes: true, IsAscii: false }) Refuse(Quote.Of(value.Text), "'base64' or 'base64offset' after the encoding: its bytes are no text");
        if (pattern.Parts.Sum(part => part.Text.Length) > LengthLimit) Refuse("a pattern beyond all bounds", $"at most {LengthLimit:N0} characters");
        if (pattern.Parts.Count(part => part.Kind is PatternPartKind.AnyOne or PatternPartKind.AnyRun) > WildcardLimit) Refuse("a pattern of wildcards", $"at most {WildcardLimit} of them");
        return pattern;
    }

    private IEnumerable<EncodedPattern> Refuse(string found, string expected)
    {
        if (!_refused) diagnostics.Error(value.At, "modifier", found, expected);
        _refused = true;
        return [];
    }
}
