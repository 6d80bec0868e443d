namespace SocCoordination.Events.Ecs;

/// <summary>The fields that the normalisers write, by their names in the Elastic Common Schema 8; <c>soc.*</c> is ours.</summary>
internal static class Fields
{
    public static readonly EcsField Timestamp = new("@timestamp");
    public static readonly EcsField Message = new("message");
    public static readonly EcsField Tags = new("tags");
    public static readonly EcsField EcsVersion = new("ecs.version");
    public static readonly EcsField OrganizationId = new("organization.id");

    public static readonly EcsField EventAction = new("event.action");
    public static readonly EcsField EventCategory = new("event.category");
    public static readonly EcsField EventCode = new("event.code");
    public static readonly EcsField EventCreated = new("event.created");
    public static readonly EcsField EventDataset = new("event.dataset");
    public static readonly EcsField EventDuration = new("event.duration");
    public static readonly EcsField EventIngested = new("event.ingested");
    public static readonly EcsField EventKind = new("event.kind");
    public static readonly EcsField EventModule = new("event.module");
    public static readonly EcsField EventOriginal = new("event.original");
    public static readonly EcsField EventOutcome = new("event.outcome");
    public static readonly EcsField EventProvider = new("event.provider");
    public static readonly EcsField EventReason = new("event.reason");
    public static readonly EcsField EventSequence = new("event.sequence");
    public static readonly EcsField EventType = new("event.type");

    public static readonly EcsField Host = new("host");
    public static readonly EcsField HostName = new("host.name");
    public static readonly EcsField HostHostname = new("host.hostname");
    public static readonly EcsField HostIp = new("host.ip");
    public static readonly EcsField Observer = new("observer");
    public static readonly EcsField ObserverName = new("observer.name");
    public static readonly EcsField ObserverProduct = new("observer.product");
    public static readonly EcsField ObserverSerial = new("observer.serial_number");
    public static readonly EcsField ObserverType = new("observer.type");
    public static readonly EcsField ObserverVendor = new("observer.vendor");
    public static readonly EcsField ObserverIngress = new("observer.ingress.interface.name");
    public static readonly EcsField ObserverEgress = new("observer.egress.interface.name");
    public static readonly EcsField AgentName = new("agent.name");
    public static readonly EcsField AgentHostname = new("agent.hostname");

    public static readonly EcsField LogLevel = new("log.level");
    public static readonly EcsField LogFilePath = new("log.file.path");
    public static readonly EcsField LogFileInode = new("log.file.inode");
    public static readonly EcsField LogFileDevice = new("log.file.device_id");
    public static readonly EcsField LogFileFingerprint = new("log.file.fingerprint");
    public static readonly EcsField LogOffset = new("log.offset");
    public static readonly EcsField LogSourceAddress = new("log.source.address");
    public static readonly EcsField SyslogAppname = new("log.syslog.appname");
    public static readonly EcsField SyslogFacilityCode = new("log.syslog.facility.code");
    public static readonly EcsField SyslogFacilityName = new("log.syslog.facility.name");
    public static readonly EcsField SyslogHostname = new("log.syslog.hostname");
    public static readonly EcsField SyslogMsgid = new("log.syslog.msgid");
    public static readonly EcsField SyslogPriority = new("log.syslog.priority");
    public static readonly EcsField SyslogProcid = new("log.syslog.procid");
    public static readonly EcsField SyslogSeverityCode = new("log.syslog.severity.code");
    public static readonly EcsField SyslogSeverityName = new("log.syslog.severity.name");
    public static readonly EcsField SyslogStructuredData = new("log.syslog.structured_data");
    public static readonly EcsField SyslogVersion = new("log.syslog.version");

    public static readonly EcsField SourceAddress = new("source.address");
    public static readonly EcsField SourceBytes = new("source.bytes");
    public static readonly EcsField SourceDomain = new("source.domain");
    public static readonly EcsField SourceIp = new("source.ip");
    public static readonly EcsField SourceMac = new("source.mac");
    public static readonly EcsField SourcePackets = new("source.packets");
    public static readonly EcsField SourcePort = new("source.port");
    public static readonly EcsField DestinationAddress = new("destination.address");
    public static readonly EcsField DestinationBytes = new("destination.bytes");
    public static readonly EcsField DestinationDomain = new("destination.domain");
    public static readonly EcsField DestinationIp = new("destination.ip");
    public static readonly EcsField DestinationPackets = new("destination.packets");
    public static readonly EcsField DestinationPort = new("destination.port");
    public static readonly EcsField ClientIp = new("client.ip");
    public static readonly EcsField NetworkApplication = new("network.application");
    public static readonly EcsField NetworkBytes = new("network.bytes");
    public static readonly EcsField NetworkDirection = new("network.direction");
    public static readonly EcsField NetworkForwardedIp = new("network.forwarded_ip");
    public static readonly EcsField NetworkIana = new("network.iana_number");
    public static readonly EcsField NetworkProtocol = new("network.protocol");
    public static readonly EcsField NetworkTransport = new("network.transport");
    public static readonly EcsField NetworkType = new("network.type");

    public static readonly EcsField UserDomain = new("user.domain");
    public static readonly EcsField UserId = new("user.id");
    public static readonly EcsField UserName = new("user.name");
    public static readonly EcsField UserEffectiveName = new("user.effective.name");
    public static readonly EcsField UserTargetDomain = new("user.target.domain");
    public static readonly EcsField UserTargetId = new("user.target.id");
    public static readonly EcsField UserTargetName = new("user.target.name");
    public static readonly EcsField UserChangesName = new("user.changes.name");
    public static readonly EcsField UserTargetGroupName = new("user.target.group.name");
    public static readonly EcsField GroupDomain = new("group.domain");
    public static readonly EcsField GroupId = new("group.id");
    public static readonly EcsField GroupName = new("group.name");
    public static readonly EcsField UserAgentOriginal = new("user_agent.original");

    public static readonly EcsField ProcessCommandLine = new("process.command_line");
    public static readonly EcsField ProcessEntityId = new("process.entity_id");
    public static readonly EcsField ProcessExecutable = new("process.executable");
    public static readonly EcsField ProcessName = new("process.name");
    public static readonly EcsField ProcessPid = new("process.pid");
    public static readonly EcsField ProcessThreadId = new("process.thread.id");
    public static readonly EcsField ProcessWorkingDirectory = new("process.working_directory");
    public static readonly EcsField ProcessParentCommandLine = new("process.parent.command_line");
    public static readonly EcsField ProcessParentEntityId = new("process.parent.entity_id");
    public static readonly EcsField ProcessParentExecutable = new("process.parent.executable");
    public static readonly EcsField ProcessParentName = new("process.parent.name");
    public static readonly EcsField ProcessParentPid = new("process.parent.pid");
    public static readonly EcsField ProcessHash = new("process.hash");
    public static readonly EcsField ProcessOriginalName = new("process.pe.original_file_name");

    public static readonly EcsField FileDirectory = new("file.directory");
    public static readonly EcsField FileExtension = new("file.extension");
    public static readonly EcsField FileHash = new("file.hash");
    public static readonly EcsField FileName = new("file.name");
    public static readonly EcsField FilePath = new("file.path");
    public static readonly EcsField DllHash = new("dll.hash");
    public static readonly EcsField DllName = new("dll.name");
    public static readonly EcsField DllPath = new("dll.path");
    public static readonly EcsField RegistryData = new("registry.data.strings");
    public static readonly EcsField RegistryHive = new("registry.hive");
    public static readonly EcsField RegistryKey = new("registry.key");
    public static readonly EcsField RegistryPath = new("registry.path");
    public static readonly EcsField RegistryValue = new("registry.value");
    public static readonly EcsField DnsName = new("dns.question.name");
    public static readonly EcsField DnsResolved = new("dns.resolved_ip");
    public static readonly EcsField ServiceName = new("service.name");
    public static readonly EcsField ServiceType = new("service.type");
    public static readonly EcsField RuleName = new("rule.name");

    public static readonly EcsField UrlDomain = new("url.domain");
    public static readonly EcsField UrlExtension = new("url.extension");
    public static readonly EcsField UrlFragment = new("url.fragment");
    public static readonly EcsField UrlOriginal = new("url.original");
    public static readonly EcsField UrlPath = new("url.path");
    public static readonly EcsField UrlPort = new("url.port");
    public static readonly EcsField UrlQuery = new("url.query");
    public static readonly EcsField UrlScheme = new("url.scheme");
    public static readonly EcsField HttpMethod = new("http.request.method");
    public static readonly EcsField HttpReferrer = new("http.request.referrer");
    public static readonly EcsField HttpVersion = new("http.version");
    public static readonly EcsField HttpStatus = new("http.response.status_code");
    public static readonly EcsField HttpBodyBytes = new("http.response.body.bytes");

    public static readonly EcsField RelatedHosts = new("related.hosts");
    public static readonly EcsField RelatedIp = new("related.ip");
    public static readonly EcsField RelatedUser = new("related.user");

    /// <summary>Path and query with percent signs decoded as often as they hide something, three times at most.</summary>
    public static readonly EcsField SocUrlDecoded = new("soc.url_decoded");

    /// <summary>The proxy that stood between, where the source is taken from what it forwarded.</summary>
    public static readonly EcsField SocProxyIp = new("soc.proxy_ip");

    /// <summary>How often the line stood for the same event, as syslog daemons fold repetitions.</summary>
    public static readonly EcsField SocRepeated = new("soc.repeated");

    /// <summary>The name of the key, or the sender, that brought the event.</summary>
    public static readonly EcsField SocSource = new("soc.source");
}
