using SocCoordination.Events.Ecs;

namespace SocCoordination.Events.Normalisation.Windows;

/// <summary>The fields of Winlogbeat, the shape in which every Windows event is kept.</summary>
internal static class WinlogFields
{
    public static readonly EcsField Winlog = new("winlog");
    public static readonly EcsField ActivityId = new("winlog.activity_id");
    public static readonly EcsField Channel = new("winlog.channel");
    public static readonly EcsField ComputerName = new("winlog.computer_name");
    public static readonly EcsField EventData = new("winlog.event_data");
    public static readonly EcsField EventId = new("winlog.event_id");
    public static readonly EcsField Keywords = new("winlog.keywords");
    public static readonly EcsField Level = new("winlog.level");
    public static readonly EcsField Opcode = new("winlog.opcode");
    public static readonly EcsField ProcessId = new("winlog.process.pid");
    public static readonly EcsField ProviderGuid = new("winlog.provider_guid");
    public static readonly EcsField ProviderName = new("winlog.provider_name");
    public static readonly EcsField Qualifiers = new("winlog.qualifiers");
    public static readonly EcsField RecordId = new("winlog.record_id");
    public static readonly EcsField RelatedActivityId = new("winlog.related_activity_id");
    public static readonly EcsField Task = new("winlog.task");
    public static readonly EcsField ThreadId = new("winlog.process.thread.id");
    public static readonly EcsField TimeCreated = new("winlog.time_created");
    public static readonly EcsField UserData = new("winlog.user_data");
    public static readonly EcsField UserDataName = new("winlog.user_data.xml_name");
    public static readonly EcsField UserId = new("winlog.user.identifier");
    public static readonly EcsField Version = new("winlog.version");
}
