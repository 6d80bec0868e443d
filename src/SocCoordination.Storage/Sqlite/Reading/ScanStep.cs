namespace SocCoordination.Storage.Sqlite.Reading;

/// <summary>What a scan came to.</summary>
internal enum ScanStep
{
    /// <summary>An event.</summary>
    Found,

    /// <summary>The day's end.</summary>
    Ended,

    /// <summary>Neither, when the time was over.</summary>
    OutOfTime,
}
