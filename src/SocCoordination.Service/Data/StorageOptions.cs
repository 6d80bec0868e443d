using System.ComponentModel.DataAnnotations;
using SocCoordination.Storage.Elasticsearch.Connection;

namespace SocCoordination.Service.Data;

/// <summary>Section <c>Storage</c>: where events and data are kept, and for how long.</summary>
internal sealed class StorageOptions : IValidatableObject
{
    public const string Section = "Storage";
    public const string Sqlite = "sqlite";
    public const string PostgreSql = "postgresql";

    /// <summary>Where everything but the events is kept: <c>sqlite</c> in the data folder, or the <c>postgresql</c> of <c>ConnectionStrings:PostgreSql</c>.</summary>
    [AllowedValues(Sqlite, PostgreSql, ErrorMessage = "Storage:Data may be sqlite or postgresql.")]
    public string Data { get; set; } = Sqlite;

    /// <summary>Where events are kept: <c>sqlite</c>, in the data folder, or <c>elasticsearch</c>.</summary>
    public EventStoreKind Events { get; set; } = EventStoreKind.Sqlite;

    /// <summary>The Elasticsearch of <c>Storage:Events = elasticsearch</c>.</summary>
    public ElasticsearchOptions Elasticsearch { get; set; } = new();

    /// <summary>Days that events are kept. TT31/2017 Đ5.3h asks for 30 on average; longer helps investigations.</summary>
    [Range(1, 3650)]
    public int RetentionDays { get; set; } = 90;

    /// <summary>Gigabytes that events may take on disk; the oldest days go first. 0: no bound but the disk itself.</summary>
    [Range(0, 1_000_000)]
    public double MaxGigabytes { get; set; }

    /// <summary>Megabytes that must stay free on the disk; below it nothing is taken (503) so that cases and journal go on.</summary>
    [Range(0, 1_000_000)]
    public int MinimumFreeMegabytes { get; set; } = 512;

    /// <summary>Refused lines that are kept to be looked at.</summary>
    [Range(1, 10_000_000)]
    public int RejectedLines { get; set; } = 100_000;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Events != EventStoreKind.Elasticsearch)
            yield break;
        if (string.IsNullOrWhiteSpace(Elasticsearch.Url))
            yield return new ValidationResult("Storage:Events is elasticsearch and Storage:Elasticsearch:Url is missing: name it, as in https://elasticsearch.example.vn:9200.");
        else
            foreach (var problem in ServerUrls.Problems(Elasticsearch.Url, "Storage:Elasticsearch"))
                yield return new ValidationResult(problem);
    }
}

/// <summary>What can keep events.</summary>
internal enum EventStoreKind
{
    /// <summary>Files in the data folder: nothing else to run.</summary>
    Sqlite,

    /// <summary>Elasticsearch 8 or 9: several nodes, more than one machine's disk.</summary>
    Elasticsearch,
}
