using System.Text.Json;
using SocCoordination.Events.Ecs.Tree;
using SocCoordination.Events.Framing;
using SocCoordination.Events.Normalisation.Shipped;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation;

/// <summary>Takes in an arrival's bytes: repairs what can be repaired, refuses what is no event.</summary>
internal static class Reception
{
    /// <returns>Why it is refused; null where it is not.</returns>
    public static ItemError? Receive(in Arrival arrival, EventDraft draft)
    {
        var limits = draft.Options.Limits;
        if (arrival.Payload.Length > limits.DocumentBytes)
            return ItemError.TooLarge($"the {Noun(arrival.Kind)} has {arrival.Payload.Length} bytes, the limit is {limits.DocumentBytes}");
        var bytes = Utf8Repair.Repair(arrival.Payload, out var repaired);
        var rejection = arrival.Kind == ArrivalKind.Document ? ReadDocument(bytes, draft, limits) : ReadLine(arrival, bytes, draft);
        if (rejection is null && repaired)
            draft.Tag("_invalid_utf8"u8);
        return rejection;
    }

    private static ItemError? ReadDocument(ReadOnlyMemory<byte> bytes, EventDraft draft, FramingLimits limits)
    {
        if (bytes.Span.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        bytes = LoneSurrogates.Replace(bytes, out var replaced);
        try
        {
            return Read(bytes, draft, limits, replaced ? "_invalid_utf8"u8 : default);
        }
        catch (JsonException failure)
        {
            return ReadRepaired(bytes, draft, limits, failure);
        }
    }

    private static ItemError? ReadRepaired(ReadOnlyMemory<byte> bytes, EventDraft draft, FramingLimits limits, JsonException failure)
    {
        if (LaxJson.TryRepair(bytes, out var repaired))
        {
            draft.Tree.Reset();
            try
            {
                return Read(repaired, draft, limits, "_repaired_json"u8);
            }
            catch (JsonException)
            {
                // Broken in more than what a careless template breaks: the first finding is the one to tell.
            }
        }

        return ItemError.Document($"[{failure.LineNumber + 1}:{failure.BytePositionInLine + 1}] failed to parse, expected one JSON object: {FirstSentence(failure.Message)}");
    }

    private static ItemError? Read(ReadOnlyMemory<byte> bytes, EventDraft draft, FramingLimits limits, ReadOnlySpan<byte> tag)
    {
        var first = bytes.Span.TrimStart(" \t\r\n"u8);
        if (first.IsEmpty || first[0] != '{')
            return ItemError.Document(first.IsEmpty ? "the document is empty, expected a JSON object" : $"expected a JSON object but found a value that begins with '{(char)first[0]}'");
        if (draft.Tree.Read(bytes, EventTree.Root, limits.Depth, limits.Fields) < 0)
            return ItemError.Document($"Limit of total fields [{limits.Fields}] has been exceeded");
        DottedNames.Unfold(draft.Tree);
        if (!tag.IsEmpty)
            draft.Tag(tag);
        if (draft.Tree.HadDuplicates)
            draft.Tag("_duplicate_field"u8);
        return null;
    }

    private static ItemError? ReadLine(in Arrival arrival, ReadOnlyMemory<byte> bytes, EventDraft draft)
    {
        if (bytes.Span.Trim(" \t\r\n\0"u8).IsEmpty)
            return ItemError.Document($"the {Noun(arrival.Kind)} is empty");
        draft.Line.Raw = draft.Line.Text = bytes;
        return null;
    }

    private static string Noun(ArrivalKind kind) => kind switch
    {
        ArrivalKind.SyslogFrame => "message",
        ArrivalKind.Line => "line",
        _ => "document",
    };

    private static string FirstSentence(string message) => message.IndexOf(" LineNumber:", StringComparison.Ordinal) is > 0 and var end ? message[..end] : message;
}
