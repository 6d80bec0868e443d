using System.Text.Json;
using SocCoordination.Events.Ecs;
using SocCoordination.Events.Ecs.Tree;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Shipped;

/// <summary>The journal's JSON writes a message that is not plain UTF-8 text as an array of byte values.</summary>
internal static class JournalBytes
{
    private static readonly EcsField Message = new("MESSAGE");

    public static void Decode(EventTree tree)
    {
        var node = tree.Find(Message);
        if (node == EventTree.None || tree.KindOf(node) != NodeKind.Json || tree.JsonOf(node).Span[0] != '[')
            return;
        var bytes = new List<byte>();
        var reader = new Utf8JsonReader(tree.JsonOf(node).Span);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Number && reader.TryGetByte(out var value))
                bytes.Add(value);
            else if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.EndArray))
                return;
        }

        tree.SetText(Message, Utf8Repair.Repair(bytes.ToArray(), out _));
        tree.AddText(Fields.Tags, "_invalid_utf8"u8.ToArray());
    }
}
