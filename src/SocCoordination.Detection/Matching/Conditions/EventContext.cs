using System.Runtime.CompilerServices;
using SocCoordination.Detection.Matching.Reading;
using SocCoordination.Detection.Matching.Text;

namespace SocCoordination.Detection.Matching.Conditions;

/// <summary>One event while rules are evaluated over it: its values, their texts, and what was answered already.</summary>
internal sealed class EventContext
{
    /// <summary>Answers by condition: twice the event's number, and one where it holds.</summary>
    private readonly uint[] _answers;
    private uint _event = 1;

    public EventContext(PathTree tree, int conditionCount)
    {
        Reader = new EventReader(tree);
        Texts = new TextScratch(Reader);
        Units = new UnitScratch(this);
        _answers = new uint[conditionCount];
    }

    public EventReader Reader { get; }

    public TextScratch Texts { get; }

    public UnitScratch Units { get; }

    public EventFault? Read(ReadOnlySpan<byte> json)
    {
        Texts.Clear();
        if (++_event > uint.MaxValue / 2)
        {
            Array.Clear(_answers);
            _event = 1;
        }

        return Reader.Read(json);
    }

    /// <summary>Whether a condition holds; each is asked once an event, however many rules share it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Holds(Condition condition)
    {
        if (!condition.IsShared) return condition.Evaluate(this);
        ref var answer = ref _answers[condition.Id];
        if (answer >> 1 == _event) return (answer & 1) != 0;
        var holds = condition.Evaluate(this);
        answer = (_event << 1) | (holds ? 1U : 0U);
        return holds;
    }
}
