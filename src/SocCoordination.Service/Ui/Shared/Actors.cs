namespace SocCoordination.Service.Ui.Shared;

/// <summary>Who did something, as people read it. Parts of the service act under names of their own; a person's name stays as it is.</summary>
internal static class Actors
{
    public static string Named(string actor) => actor switch
    {
        "escalate-by-playbook" => Shown.English ? "The playbook" : "Kịch bản",
        "escalation" => Shown.English ? "Overdue watch" : "Theo dõi quá hạn",
        "detection" or "ingest" => Shown.English ? "Detection" : "Bộ phát hiện",
        "follow-reported-alert" or "SocCoordination" => Shown.English ? "The system" : "Hệ thống",
        "sources" => Shown.English ? "Source watch" : "Theo dõi nguồn",
        "setup" => Shown.English ? "Set-up" : "Cài đặt",
        _ => actor,
    };
}
