namespace SocCoordination.Storage.Search.Text;

/// <summary>
/// Fields whose values are not words: times of the service's own. As words they would be four new ones an event that
/// nobody searches for; a time range or <c>event.created:&gt;2026-11-22</c> finds them. The raw line's own time stays words.
/// </summary>
internal static class WordlessFields
{
    public static bool Contains(ReadOnlySpan<byte> foldedPath) =>
        foldedPath.SequenceEqual("@timestamp"u8) || foldedPath.SequenceEqual("event.ingested"u8) || foldedPath.SequenceEqual("event.created"u8);
}
