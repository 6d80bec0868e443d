using System.Globalization;
using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Parsing.Yaml;

namespace SocCoordination.Detection.Parsing;

/// <summary>
/// Tells what a plain YAML scalar is by YAML 1.2's core schema. A number with a leading zero stays text: YAML 1.1 and 1.2
/// disagree about it, and as text it matches what its author sees.
/// </summary>
internal static class ScalarReader
{
    public static SigmaValue Read(YamlScalar scalar) => new(scalar.At, KindOf(scalar), scalar.Text);

    /// <summary>Reads <c>4688</c>, <c>-1</c>, <c>0x8020000000000000</c>.</summary>
    public static bool TryInteger(ReadOnlySpan<char> text, out Int128 number)
    {
        if (text is ['0', 'x' or 'X', .. var hex])
            return Int128.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number) && hex.Length <= 16;
        number = default;
        var digits = text is ['-' or '+', .. var rest] ? rest : text;
        return digits.Length is > 0 and <= 38
            && (digits[0] != '0' || digits.Length == 1)
            && Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }

    private static SigmaValueKind KindOf(YamlScalar scalar)
    {
        if (!scalar.IsPlain) return SigmaValueKind.Text;
        if (scalar.IsNull) return SigmaValueKind.Null;
        if (scalar.Text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE") return SigmaValueKind.Boolean;
        if (TryInteger(scalar.Text, out _)) return SigmaValueKind.Integer;
        return IsDecimal(scalar.Text) ? SigmaValueKind.Decimal : SigmaValueKind.Text;
    }

    private static bool IsDecimal(string text) =>
        text is ['-' or '+' or >= '0' and <= '9', ..]
        && !(text is ['0', >= '0' and <= '9', ..])
        && text.AsSpan().ContainsAny(".eE")
        && text[^1] is >= '0' and <= '9'
        && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number);
}
