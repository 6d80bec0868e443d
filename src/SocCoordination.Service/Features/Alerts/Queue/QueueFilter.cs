using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Ui.Forms;

namespace SocCoordination.Service.Features.Alerts.Queue;

/// <summary>What the queue's address says: view, words, least severity, rows. The address keeps it, so that a page can be reloaded, kept and sent to a colleague.</summary>
public sealed record QueueFilter(QueueView View, string? Text, Severity? AtLeast, int Rows)
{
    private const int MaxText = 200;

    public static QueueFilter Of(string? view, string? text, string? severity, int? rows) => new(
        QueueValues<QueueView>(view) ?? QueueView.New,
        string.IsNullOrWhiteSpace(text) ? null : text.Trim()[..Math.Min(text.Trim().Length, MaxText)],
        QueueValues<Severity>(severity),
        Math.Clamp(rows ?? GetQueue.Window, 1, 5000));

    internal GetQueue.Query ToQuery(IReadOnlyCollection<long>? only = null) => new(View, Text, AtLeast, Rows, only);

    /// <param name="path"><c>/triage</c>, <c>/triage/CB-12</c>…</param>
    public string Address(string path)
    {
        var query = new QueryBuilder();
        if (View != QueueView.New)
            query.Add("view", View.FormValue());
        if (Text is not null)
            query.Add("q", Text);
        if (AtLeast is { } least)
            query.Add("severity", least.FormValue());
        if (Rows != GetQueue.Window)
            query.Add("rows", Rows.ToString(CultureInfo.InvariantCulture));
        return path + query.ToQueryString();
    }

    public QueueFilter In(QueueView view) => this with { View = view, Rows = GetQueue.Window };

    /// <summary>An old or mistyped value shows the usual queue rather than an error.</summary>
    private static T? QueueValues<T>(string? text)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => value.FormValue() == text).Select(value => (T?)value).FirstOrDefault();
}
