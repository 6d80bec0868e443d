using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using SocCoordination.Detection.Loading;

namespace SocCoordination.Cli.Match;

/// <summary>Writes matches, one a line.</summary>
internal sealed class MatchWriter(RuleSet rules, MatchFormat format, TextWriter output)
{
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(long line, int rule)
    {
        var found = rules.Rules[rule];
        if (format == MatchFormat.Tsv)
        {
            output.Write(line.ToString(CultureInfo.InvariantCulture));
            output.Write('\t');
            output.Write(found.Id);
            output.Write('\n');
            return;
        }

        output.Write(JsonSerializer.Serialize(new { line, rule_id = found.Id, title = found.Title, level = found.Level.ToString().ToLowerInvariant(), tags = found.Header.Tags }, s_plain));
        output.Write('\n');
    }
}
