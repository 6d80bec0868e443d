using System.ComponentModel.DataAnnotations;
using SocCoordination.Service.Features.Ingest.Pull;

namespace SocCoordination.Service.Features.Ingest;

/// <summary>Section <c>Ingest</c>.</summary>
internal sealed class IngestOptions : IValidatableObject
{
    public const string Section = "Ingest";

    /// <summary>Bytes of one request as it comes over the wire; a larger one is answered 413.</summary>
    [Range(64 << 10, 256 << 20)]
    public int MaxRequestBytes { get; set; } = 32 << 20;

    /// <summary>Bytes of one request once decompressed; a larger one is answered 413.</summary>
    [Range(64 << 10, 1 << 30)]
    public int MaxDecompressedBytes { get; set; } = 64 << 20;

    /// <summary>Bytes of all requests that are being worked on; beyond it the answer is 429.</summary>
    [Range(1 << 20, int.MaxValue)]
    public long MaxBytesAtWork { get; set; } = 256 << 20;

    /// <summary>The Elasticsearch version that shippers are told: some refuse to ship to an older one than themselves.</summary>
    [RegularExpression(@"^\d+\.\d+\.\d+$")]
    public string CompatibleVersion { get; set; } = "8.19.8";

    /// <summary>UDP and TCP port for syslog; 0: closed.</summary>
    [Range(0, 65535)]
    public int SyslogPort { get; set; } = 5514;

    /// <summary>The address that syslog is taken on: <c>127.0.0.1</c> for this machine only, <c>0.0.0.0</c> or <c>::</c> for every network.</summary>
    [Required]
    public string SyslogAddress { get; set; } = "127.0.0.1";

    /// <summary>Syslog connections at one time.</summary>
    [Range(1, 10_000)]
    public int SyslogConnections { get; set; } = 500;

    /// <summary>UDP messages that may wait for the store; more are dropped and counted.</summary>
    [Range(100, 1_000_000)]
    public int SyslogUdpQueue { get; set; } = 20_000;

    /// <summary>Elasticsearch clusters that documents are taken from; none: nothing is pulled.</summary>
    public IList<PullOptions> Pull { get; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => PullChecks.Of([.. Pull]).Select(problem => new ValidationResult(problem));
}
