using System.Collections.Frozen;
using SocCoordination.Events.Ecs;
using static SocCoordination.Events.Normalisation.Windows.WindowsMapping;

namespace SocCoordination.Events.Normalisation.Windows;

/// <summary>The Security channel, actions named as Winlogbeat's module names them.</summary>
internal static class SecurityEvents
{
    /// <summary>Who did it.</summary>
    private static readonly (string, Derivation)[] Subject = [("SubjectUserName", Derive.UserName), ("SubjectDomainName", Derive.UserDomain), ("SubjectUserSid", Derive.UserId)];

    /// <summary>Who signed in.</summary>
    private static readonly (string, Derivation)[] SignedIn = [("TargetUserName", Derive.UserName), ("TargetDomainName", Derive.UserDomain), ("TargetUserSid", Derive.UserId)];

    private static readonly (string, Derivation)[] From =
        [("IpAddress", Derive.SourceIp), ("IpPort", Derive.Port(Fields.SourcePort)), ("WorkstationName", Derive.Text(Fields.SourceDomain)), ("ProcessName", Derive.Executable), ("ProcessId", Derive.ProcessId)];

    private static readonly (string, Derivation)[] Kerberos =
        [("TargetUserName", Derive.UserName), ("TargetDomainName", Derive.UserDomain), ("TargetSid", Derive.UserId), ("ServiceName", Derive.Text(Fields.ServiceName)), ("IpAddress", Derive.SourceIp), ("IpPort", Derive.Port(Fields.SourcePort))];

    /// <summary>Whose account it was done to.</summary>
    private static readonly (string, Derivation)[] ToAccount =
        [.. Subject, ("TargetUserName", Derive.TargetName), ("TargetDomainName", Derive.TargetDomain), ("TargetSid", Derive.TargetId)];

    private static readonly (string, Derivation)[] ToGroup =
    [
        .. Subject, ("TargetUserName", Derive.Text(Fields.GroupName)), ("TargetDomainName", Derive.Text(Fields.GroupDomain)), ("TargetSid", Derive.Text(Fields.GroupId)),
        ("MemberName", SecurityValues.Member), ("MemberSid", Derive.TargetId),
    ];

    private static readonly (string, Derivation)[] Share =
        [.. Subject, ("IpAddress", Derive.SourceIp), ("IpPort", Derive.Port(Fields.SourcePort)), ("RelativeTargetName", Derive.FilePath), ("ShareLocalPath", Derive.Text(Fields.FileDirectory))];

    public static readonly FrozenDictionary<int, WindowsMapping> All = new Dictionary<int, WindowsMapping>
    {
        [1102] = Of(EventClass.LogCleared, "audit-log-cleared", _ => true, Subject),
        [4624] = Of(EventClass.Logon, "logged-in", _ => true, [.. SignedIn, .. From]),
        [4625] = Of(EventClass.Logon, "logon-failed", _ => false, [.. SignedIn, .. From, ("FailureReason", Derive.Text(Fields.EventReason))]),
        [4634] = Of(EventClass.Logoff, "logged-out", _ => true, SignedIn),
        [4647] = Of(EventClass.Logoff, "logged-out", _ => true, SignedIn),
        [4648] = Of(EventClass.Logon, "logged-in-explicit", SecurityValues.Outcome, [.. Subject, .. From, ("TargetUserName", Derive.Text(Fields.UserEffectiveName)), ("TargetServerName", Derive.Text(Fields.DestinationDomain))]),
        [4672] = Of(EventClass.PrivilegedLogon, "logged-in-special", _ => true, Subject),
        [4688] = Of(
            EventClass.ProcessStart,
            "created-process",
            _ => true,
            [
                .. Subject, ("NewProcessName", Derive.Executable), ("NewProcessId", Derive.ProcessId), ("CommandLine", Derive.CommandLine),
                ("ParentProcessName", Derive.ParentExecutable), ("ProcessId", Derive.ParentProcessId), ("TargetUserName", Derive.Text(Fields.UserEffectiveName)),
            ]),
        [4689] = Of(EventClass.ProcessEnd, "exited-process", _ => true, [.. Subject, ("ProcessName", Derive.Executable), ("ProcessId", Derive.ProcessId)]),
        [4697] = Of(EventClass.ServiceCreation, "service-installed", SecurityValues.Outcome, [.. Subject, ("ServiceName", Derive.Text(Fields.ServiceName)), ("ServiceType", Derive.Text(Fields.ServiceType))]),
        [4698] = Of(EventClass.ServiceCreation, "scheduled-task-created", SecurityValues.Outcome, Subject),
        [4699] = Of(EventClass.ServiceDeletion, "scheduled-task-deleted", SecurityValues.Outcome, Subject),
        [4702] = Of(EventClass.Configuration, "scheduled-task-updated", SecurityValues.Outcome, Subject),
        [4719] = Of(EventClass.Configuration, "changed-audit-config", SecurityValues.Outcome, Subject),
        [4720] = Of(EventClass.UserCreation, "added-user-account", SecurityValues.Outcome, ToAccount),
        [4722] = Of(EventClass.UserChange, "enabled-user-account", SecurityValues.Outcome, ToAccount),
        [4723] = Of(EventClass.UserChange, "changed-password", SecurityValues.Outcome, ToAccount),
        [4724] = Of(EventClass.UserChange, "reset-password", SecurityValues.Outcome, ToAccount),
        [4725] = Of(EventClass.UserChange, "disabled-user-account", SecurityValues.Outcome, ToAccount),
        [4726] = Of(EventClass.UserDeletion, "deleted-user-account", SecurityValues.Outcome, ToAccount),
        [4728] = Of(EventClass.GroupChange, "added-member-to-group", SecurityValues.Outcome, ToGroup),
        [4729] = Of(EventClass.GroupChange, "removed-member-from-group", SecurityValues.Outcome, ToGroup),
        [4732] = Of(EventClass.GroupChange, "added-member-to-group", SecurityValues.Outcome, ToGroup),
        [4733] = Of(EventClass.GroupChange, "removed-member-from-group", SecurityValues.Outcome, ToGroup),
        [4738] = Of(EventClass.UserChange, "modified-user-account", SecurityValues.Outcome, ToAccount),
        [4740] = Of(EventClass.UserChange, "locked-out-user-account", SecurityValues.Outcome, [.. Subject, ("TargetUserName", Derive.TargetName), ("TargetDomainName", Derive.Text(Fields.SourceDomain)), ("TargetSid", Derive.TargetId)]),
        [4756] = Of(EventClass.GroupChange, "added-member-to-group", SecurityValues.Outcome, ToGroup),
        [4757] = Of(EventClass.GroupChange, "removed-member-from-group", SecurityValues.Outcome, ToGroup),
        [4768] = Of(EventClass.Logon, "kerberos-authentication-ticket-requested", SecurityValues.ByStatus, Kerberos),
        [4769] = Of(EventClass.Logon, "kerberos-service-ticket-requested", SecurityValues.ByStatus, Kerberos),
        [4771] = Of(EventClass.Logon, "kerberos-preauth-failed", _ => false, Kerberos),
        [4776] = Of(EventClass.Logon, "credential-validated", SecurityValues.ByStatus, ("TargetUserName", Derive.UserName), ("Workstation", Derive.Text(Fields.SourceDomain))),
        [5140] = Of(EventClass.ShareAccess, "network-share-object-accessed", SecurityValues.Outcome, Share),
        [5145] = Of(EventClass.ShareAccess, "network-share-object-access-checked", SecurityValues.Outcome, Share),
    }.ToFrozenDictionary();
}
