using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlParser = YamlDotNet.Core.Parser;

namespace SocCoordination.Detection.Parsing.Yaml;

/// <summary>
/// Reads the documents of one YAML text within <see cref="YamlLimits"/>. What is malformed becomes a diagnostic and
/// ends the reading: the documents before it are kept.
/// </summary>
internal sealed class YamlReader
{
    private readonly DiagnosticList _diagnostics;
    private readonly YamlParser _parser;
    private readonly Dictionary<string, (YamlNode Node, int Size)> _anchors = new(StringComparer.Ordinal);
    private int _nodes;

    private YamlReader(string text, DiagnosticList diagnostics)
    {
        _diagnostics = diagnostics;
        _parser = new YamlParser(new Scanner(new StringReader(text), skipComments: true));
    }

    public static IReadOnlyList<YamlNode> Read(string text, DiagnosticList diagnostics)
    {
        if (text.Length > YamlLimits.Characters)
        {
            diagnostics.Error(new Mark(1, 1), "yaml-size", $"{text.Length:N0} characters", $"at most {YamlLimits.Characters:N0}");
            return [];
        }

        // The scanner takes it for the end of the text and would drop the rest without a word.
        if (text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var nul)
        {
            var line = text.AsSpan(0, nul).Count('\n') + 1;
            diagnostics.Error(new Mark(line, nul - text.LastIndexOf('\n', nul)), "yaml-syntax", "a NUL character", "text");
            return [];
        }

        return new YamlReader(text, diagnostics).ReadDocuments();
    }

    private List<YamlNode> ReadDocuments()
    {
        var documents = new List<YamlNode>();
        try
        {
            while (_parser.MoveNext())
            {
                if (_parser.Current is not DocumentStart) continue;
                if (documents.Count == YamlLimits.Documents)
                    throw Refused(_parser.Current, "yaml-documents", "one more document", $"at most {YamlLimits.Documents:N0} in a file");
                _anchors.Clear();
                _parser.MoveNext();
                documents.Add(ReadNode(depth: 0));
            }
        }
        catch (RefusedYamlException refused)
        {
            _diagnostics.Error(refused.At, refused.Code, refused.Found, refused.Expected);
        }
        catch (YamlException broken)
        {
            var message = broken.Message.ReplaceLineEndings(" ");
            _diagnostics.Error(MarkOf(broken.Start), "yaml-syntax", Quote.Of(message), "well-formed YAML");
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            // The scanner's own faults on texts that nobody writes, found by fuzzing: '{c{s: *d}'.
            _diagnostics.Error(_parser.Current is { } last ? MarkOf(last.End) : new Mark(1, 1), "yaml-syntax", "a text that the YAML reader cannot follow", "well-formed YAML");
        }

        return documents;
    }

    private YamlNode ReadNode(int depth)
    {
        var parsing = _parser.Current!;
        if (depth > YamlLimits.Depth)
            throw Refused(parsing, "yaml-depth", $"a value {depth} levels deep", $"at most {YamlLimits.Depth} levels");
        Count(parsing, 1);
        return parsing switch
        {
            Scalar scalar => Anchored(scalar, 1, ScalarOf(scalar)),
            SequenceStart sequence => ReadList(sequence, depth),
            MappingStart mapping => ReadMap(mapping, depth),
            AnchorAlias alias => Resolve(alias),
            _ => throw Refused(parsing, "yaml-syntax", parsing.GetType().Name, "a value"),
        };
    }

    private static YamlScalar ScalarOf(Scalar scalar)
    {
        var plain = scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty;
        return new YamlScalar(MarkOf(scalar.Start), scalar.Value, plain, scalar.Start.Line == scalar.End.Line && scalar.Style is not (ScalarStyle.Folded or ScalarStyle.Literal));
    }

    private YamlNode ReadList(SequenceStart start, int depth)
    {
        var first = _nodes;
        var items = new List<YamlNode>();
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd) items.Add(ReadNode(depth + 1));
        return Anchored(start, _nodes - first + 1, new YamlList(MarkOf(start.Start), items));
    }

    private YamlNode ReadMap(MappingStart start, int depth)
    {
        var first = _nodes;
        var entries = new List<KeyValuePair<YamlScalar, YamlNode>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        YamlMap? below = null;
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            var at = _parser.Current!;
            if (ReadNode(depth + 1) is not YamlScalar key || key.Text.Length > YamlLimits.KeyCharacters)
                throw Refused(at, "yaml-key", "a list, a map or a very long text", $"a text of at most {YamlLimits.KeyCharacters} characters as a key");
            if (!seen.Add(key.Text)) throw new RefusedYamlException(key.At, "yaml-duplicate-key", Quote.Of(key.Text), "each key once");
            _parser.MoveNext();
            var value = ReadNode(depth + 1);
            if (key is { Text: "<<", IsPlain: true } && value is YamlMap merged) below = merged;
            else entries.Add(new(key, value));
        }

        var map = new YamlMap(MarkOf(start.Start), entries);
        return Anchored(start, _nodes - first + 1, below is null ? map : map.Over(below));
    }

    private YamlNode Resolve(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var known))
            throw Refused(alias, "yaml-alias", $"the alias *{alias.Value.Value}", "an alias of a value that ended before it");
        Count(alias, known.Size);
        return known.Node;
    }

    private YamlNode Anchored(NodeEvent source, int size, YamlNode node)
    {
        if (!source.Anchor.IsEmpty) _anchors[source.Anchor.Value] = (node, size);
        return node;
    }

    private void Count(ParsingEvent at, int size)
    {
        _nodes += size;
        if (_nodes > YamlLimits.Nodes)
            throw Refused(at, "yaml-nodes", "one more value", $"at most {YamlLimits.Nodes:N0} values in a file, aliases counted as often as they are used");
    }

    private static Mark MarkOf(YamlDotNet.Core.Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    private static RefusedYamlException Refused(ParsingEvent at, string code, string found, string expected) =>
        new(MarkOf(at.Start), code, found, expected);
}
