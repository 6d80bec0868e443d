namespace SocCoordination.Service.Features.Agencies;

/// <summary>One shipper's settings, ready to paste.</summary>
/// <param name="Shipper">The program's name.</param>
/// <param name="File">Where they go on the sending machine.</param>
/// <param name="Text">With the real address and key.</param>
internal sealed record ShipperSetting(string Shipper, string File, string Text);

/// <summary>Settings for the usual shippers. Ports are always written: Beats take 9200 where none is.</summary>
/// <param name="address">Where this service is reached.</param>
/// <param name="key">The shipper key as it is shown, <c>id:secret</c>.</param>
internal sealed class ShipperSettings(Uri address, string key)
{
    private string Server => FormattableString.Invariant($"{address.Scheme}://{address.Host}:{address.Port}");

    private bool Tls => address.Scheme == Uri.UriSchemeHttps;

    /// <summary>The address means this machine only.</summary>
    public bool IsLocal => address.IsLoopback;

    private string KeyId => key[..key.IndexOf(':', StringComparison.Ordinal)];

    private string KeySecret => key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>Sends one line with curl, on Linux, macOS and Windows' own <c>sh</c>.</summary>
    public string FirstLog =>
        $$$"""printf '%s\n' '{"create":{}}' '{"message":"SocCoordination: dòng nhật ký đầu tiên","host":{"name":"may-thu"}}' | curl -sS -H 'Authorization: ApiKey {{{key}}}' -H 'Content-Type: application/x-ndjson' --data-binary @- {{{Server}}}/logs/_bulk""";

    /// <summary>The same with PowerShell, as every Windows has it.</summary>
    public string FirstLogOnWindows =>
        $$$"""Invoke-RestMethod -Method Post -Uri {{{Server}}}/logs/_bulk -Headers @{Authorization='ApiKey {{{key}}}'} -ContentType 'application/x-ndjson' -Body ('{"create":{}}' + "`n" + '{"message":"SocCoordination: first line","host":{"name":"' + $env:COMPUTERNAME + '"}}' + "`n")""";

    public IReadOnlyList<ShipperSetting> All =>
    [
        new("Filebeat", "/etc/filebeat/filebeat.yml", Filebeat),
        new("Winlogbeat", @"C:\Program Files\Winlogbeat\winlogbeat.yml", Winlogbeat),
        new("rsyslog", "/etc/rsyslog.d/60-soc.conf", Rsyslog),
        new("Fluent Bit", "/etc/fluent-bit/fluent-bit.conf", FluentBit),
        new("Vector", "/etc/vector/vector.yaml", Vector),
    ];

    private string BeatsOutput =>
        $"""
        output.elasticsearch:
          hosts: ["{Server}"]
          api_key: "{key}"
        setup.template.enabled: false
        setup.ilm.enabled: false
        """;

    private string Filebeat =>
        $"""
        filebeat.inputs:
          - type: filestream
            id: soc
            paths:
              - /var/log/auth.log
              - /var/log/secure
              - /var/log/nginx/access.log
              - /var/log/nginx/error.log
        {BeatsOutput}
        """;

    private string Winlogbeat =>
        $"""
        winlogbeat.event_logs:
          - name: Security
          - name: System
          - name: Microsoft-Windows-Windows Defender/Operational
          - name: Microsoft-Windows-PowerShell/Operational
          - name: Microsoft-Windows-Sysmon/Operational
            ignore_missing_channel: true
        {BeatsOutput}
        """;

    private string Rsyslog =>
        $$"""
        # apt install rsyslog-elasticsearch
        module(load="omelasticsearch")
        module(load="imfile")
        input(type="imfile" File="/var/log/nginx/access.log" Tag="nginx-access:" Severity="info")
        template(name="soc" type="list" option.jsonf="on") {
          property(outname="@timestamp" name="timereported" dateFormat="rfc3339" format="jsonf")
          property(outname="host" name="hostname" format="jsonf")
          property(outname="severity" name="syslogseverity-text" format="jsonf")
          property(outname="facility" name="syslogfacility-text" format="jsonf")
          property(outname="syslogtag" name="syslogtag" format="jsonf")
          property(outname="message" name="msg" format="jsonf")
        }
        action(type="omelasticsearch" server="{{address.Host}}" serverport="{{address.Port}}" usehttps="{{(Tls ? "on" : "off")}}"
          uid="{{KeyId}}" pwd="{{KeySecret}}" template="soc" searchIndex="logs" searchType="" bulkmode="on"
          queue.type="LinkedList" queue.filename="soc" queue.saveOnShutdown="on" queue.maxDiskSpace="1g"
          action.resumeRetryCount="-1")
        """;

    private string FluentBit =>
        $"""
        [INPUT]
            Name      tail
            Path      /var/log/auth.log,/var/log/nginx/access.log
            Path_Key  log.file.path
            DB        /var/lib/fluent-bit/soc.db
        [OUTPUT]
            Name                es
            Match               *
            Host                {address.Host}
            Port                {address.Port}
            HTTP_User           {KeyId}
            HTTP_Passwd         {KeySecret}
            Index               logs
            Suppress_Type_Name  On
            tls                 {(Tls ? "On" : "Off")}
            Retry_Limit         no_limits
        """;

    private string Vector =>
        $"""
        sources:
          soc_files:
            type: file
            include: [/var/log/auth.log, /var/log/nginx/access.log]
        sinks:
          soc:
            type: elasticsearch
            inputs: [soc_files]
            endpoints: ["{Server}"]
            api_version: v8
            mode: bulk
            bulk:
              index: logs
            auth:
              strategy: basic
              user: "{KeyId}"
              password: "{KeySecret}"
            buffer:
              type: disk
              max_size: 268435488
        """;
}
