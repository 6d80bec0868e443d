using SocCoordination.Service.Features.Alerts.Evidence;

namespace SocCoordination.Service.Features.Alerts.Pages;

/// <summary>Cuts a text at its marks, so that each piece is written as text and only our own tags stand between.</summary>
internal static class MarkedText
{
    /// <summary>The text in pieces, in order, each marked or not; marks beyond the text, empty or overlapping are cut to what is left of them.</summary>
    public static IEnumerable<(string Text, bool Marked)> Split(string text, IEnumerable<EvidenceMark> marks)
    {
        var at = 0;
        foreach (var mark in marks.OrderBy(mark => mark.Start))
        {
            var start = Math.Clamp(mark.Start, at, text.Length);
            var end = (int)Math.Clamp((long)mark.Start + mark.Length, start, text.Length);
            if (end == start)
                continue;
            if (start > at)
                yield return (text[at..start], false);
            yield return (text[start..end], true);
            at = end;
        }

        if (at < text.Length)
            yield return (text[at..], false);
    }
}
