using SocCoordination.Service.Ui;
using SocCoordination.Service.Ui.Forms;

namespace SocCoordination.Service.Features.Alerts.Pages;

/// <summary>Which alerts a form's page is about, and where it leads back to: from the form that asked for it, or from the address.</summary>
internal sealed record AboutAlerts(IReadOnlyList<long> Ids, string Return)
{
    public static AboutAlerts Of(HttpContext http)
    {
        var typed = Attempt.In(http)?.Typed;
        var back = typed is null ? http.Request.Query["return"] : typed["return"];
        return new AboutAlerts(AlertIds.Read(typed is null ? http.Request.Query[AlertIds.Field] : typed[AlertIds.Field]), back.Count == 0 ? "/triage" : LocalAddress.OrHome(back));
    }
}
