using SocCoordination.Storage.Search.Evaluation;
using SocCoordination.Storage.Search.Text;

namespace SocCoordination.Storage.Search.Ast;

/// <summary>Words side by side in one value, of any field or of one with running text.</summary>
/// <param name="Field">The field; null: any that has words.</param>
/// <param name="Words">One or more, each without a star or with some.</param>
internal sealed record WordsTerm(FieldName? Field, IReadOnlyList<Glob> Words) : ValueTerm
{
    // A document may hold x.text as a field of its own beside, or instead of, the running text of x.
    private readonly FieldName? _ownText = Field is null ? null : new FieldName(Field.Name + ".text");

    public override bool Accepts(DocumentValue value) => IsMeant(value.Path.Folded) && Holds(value.Folded);

    private bool IsMeant(ReadOnlySpan<byte> path) =>
        Field is null ? !WordlessFields.Contains(path) : Field.Is(path) || _ownText!.Is(path);

    private bool Holds(ReadOnlySpan<byte> folded)
    {
        var reader = new WordReader(folded);
        while (reader.Next())
        {
            if (Words[0].Matches(reader.Word) && RestFollows(reader)) return true;
        }
        return false;
    }

    private bool RestFollows(WordReader after)
    {
        for (var i = 1; i < Words.Count; i++)
        {
            if (!after.Next() || !Words[i].Matches(after.Word)) return false;
        }
        return true;
    }

    public override string ToString()
    {
        var words = string.Join(' ', Words);
        return (Field is null ? "" : $"{Field}~") + (Words.Count == 1 ? words : $"\"{words}\"");
    }
}
