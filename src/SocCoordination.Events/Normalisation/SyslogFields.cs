using SocCoordination.Events.Ecs;
using SocCoordination.Events.Ecs.Tree;
using SocCoordination.Events.Framing.Syslog;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation;

/// <summary>What a syslog header says, under <c>log.syslog</c> and where ECS keeps host and process.</summary>
internal static class SyslogFields
{
    private const int MostParameters = 256;

    public static void Set(EventDraft draft, SyslogMessage header)
    {
        if (header.Priority >= 0)
        {
            draft.SetNumber(Fields.SyslogPriority, header.Priority);
            SetFacility(draft, header.Facility);
            SetSeverity(draft, header.Severity);
        }

        if (header.Version > 0)
            draft.SetNumber(Fields.SyslogVersion, header.Version);
        draft.Set(Fields.SyslogHostname, header.Host);
        draft.Set(Fields.SyslogAppname, header.App);
        draft.Set(Fields.SyslogProcid, header.ProcId);
        draft.Set(Fields.SyslogMsgid, header.MsgId);
        SetStructuredData(draft, header.StructuredData);
    }

    public static void SetFacility(EventDraft draft, int code)
    {
        draft.SetNumber(Fields.SyslogFacilityCode, code);
        draft.Set(Fields.SyslogFacilityName, SyslogNames.Facility(code));
    }

    public static void SetSeverity(EventDraft draft, int code)
    {
        if (code < 0)
            return;
        draft.SetNumber(Fields.SyslogSeverityCode, code);
        draft.Set(Fields.SyslogSeverityName, SyslogNames.Severity(code));
        draft.SetIfAbsent(Fields.LogLevel, SyslogNames.Level(code));
    }

    private static void SetStructuredData(EventDraft draft, ReadOnlyMemory<byte> text)
    {
        if (text.IsEmpty)
            return;
        var tree = draft.Tree;
        var all = tree.Object(Fields.SyslogStructuredData);
        var reader = new StructuredDataReader(text);
        for (var count = 0; count < MostParameters && reader.TryReadNext(); count++)
        {
            var element = tree.ObjectIn(all, reader.Id);
            if (!reader.Name.IsEmpty)
                tree.SetText(element, reader.Name, Escapes.Backslashes(reader.Value, tree.Arena));
        }
    }
}
