using System.Runtime.CompilerServices;

namespace SocCoordination.Detection.Matching.Index;

/// <summary>The programs to evaluate over one event, each once, whatever found it and how often.</summary>
internal sealed class Candidates(int programCount, int literalCount)
{
    private readonly uint[] _taken = new uint[programCount];
    private readonly uint[] _found = new uint[literalCount];
    private readonly RuleProgram[] _programs = new RuleProgram[programCount];
    private uint _event;
    private int _count;

    public ReadOnlySpan<RuleProgram> Programs => _programs.AsSpan(0, _count);

    public void Clear()
    {
        _count = 0;
        if (++_event != 0) return;
        Array.Clear(_taken);
        Array.Clear(_found);
        _event = 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(RuleProgram program)
    {
        if (_taken[program.Id] == _event) return;
        _taken[program.Id] = _event;
        _programs[_count++] = program;
    }

    public void Add(RuleProgram[] programs)
    {
        foreach (var program in programs) Add(program);
    }

    public void Add(LiteralGroup literal)
    {
        // A text may repeat a literal a million times.
        if (_found[literal.Number] == _event) return;
        _found[literal.Number] = _event;
        Add(literal.Programs);
    }
}
