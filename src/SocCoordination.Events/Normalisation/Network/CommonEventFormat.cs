using SocCoordination.Events.Ecs;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Network;

/// <summary>The header of ArcSight's format: <c>CEF:0|vendor|product|version|class|name|severity|extension</c>.</summary>
internal static class CommonEventFormat
{
    private const int Parts = 7;

    /// <summary>What stands behind the header; the whole text where it has none.</summary>
    public static ReadOnlyMemory<byte> Extension(ReadOnlyMemory<byte> text) => TrySplit(text, [], out var extension) ? extension : text;

    public static bool TrySetHeader(EventDraft draft, ReadOnlyMemory<byte> text)
    {
        var parts = new ReadOnlyMemory<byte>[Parts];
        if (!TrySplit(text, parts, out _))
            return false;
        draft.Set(Fields.ObserverVendor, parts[1]);
        draft.Set(Fields.ObserverProduct, parts[2]);
        draft.Set(Fields.EventCode, parts[4]);
        draft.Set(Fields.EventReason, parts[5]);
        draft.SetIfAbsent(Fields.LogLevel, parts[6]);
        return true;
    }

    private static bool TrySplit(ReadOnlyMemory<byte> text, Span<ReadOnlyMemory<byte>> parts, out ReadOnlyMemory<byte> extension)
    {
        extension = default;
        var start = text.Span.IndexOf("CEF:"u8);
        if (start < 0)
            return false;
        var scanner = new LineScanner(text[start..]);
        for (var i = 0; i < Parts; i++)
        {
            if (!scanner.TakeUntil((byte)'|', out var part))
                return false;
            if (i < parts.Length)
                parts[i] = part;
        }

        extension = scanner.Rest;
        return true;
    }
}
