using System.Runtime.InteropServices;
using SocCoordination.Detection.Matching.Text;

namespace SocCoordination.Detection.Matching.Index;

/// <summary>Literals at one place of a value, with their programs.</summary>
internal sealed class KeyedTable
{
    private readonly LiteralTable _table;
    private readonly LiteralGroup[] _groups;

    private KeyedTable(LiteralTable table, LiteralGroup[] groups)
    {
        _table = table;
        _groups = groups;
    }

    public static KeyedTable? Build(LiteralPlace place, IEnumerable<LiteralGroup> groups)
    {
        LiteralGroup[] all = [.. groups];
        return all.Length == 0 ? null : new KeyedTable(new LiteralTable(place, [.. all.Select(group => group.Literal)]), all);
    }

    public void Collect(ReadOnlySpan<byte> value, Candidates candidates)
    {
        var sink = new CandidateSink(candidates, _groups);
        _table.Find(value, ref sink);
    }
}

/// <summary>Literals anywhere in a value, with their programs.</summary>
internal sealed class KeyedScanner
{
    private readonly LiteralScanner _scanner;
    private readonly LiteralGroup[] _groups;

    private KeyedScanner(LiteralScanner scanner, LiteralGroup[] groups)
    {
        _scanner = scanner;
        _groups = groups;
    }

    public static KeyedScanner? Build(IEnumerable<LiteralGroup> groups)
    {
        LiteralGroup[] all = [.. groups];
        return all.Length == 0 ? null : new KeyedScanner(new LiteralScanner([.. all.Select(group => group.Literal)]), all);
    }

    public void Collect(ReadOnlySpan<byte> value, Candidates candidates)
    {
        var sink = new CandidateSink(candidates, _groups);
        _scanner.Find(value, ref sink);
    }
}

/// <summary>Takes the programs of each literal that was found.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct CandidateSink(Candidates candidates, LiteralGroup[] groups) : ILiteralSink
{
    public bool Take(int literal)
    {
        candidates.Add(groups[literal]);
        return false;
    }
}
