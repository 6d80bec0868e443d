namespace SocCoordination.Storage.Sqlite.Reading;

/// <summary>What a scan came to.</summary>
internal enum ScanStep
{
    /// <summary>An event.</summary>
    Found,

    /// <summary>None among so many rows; there are more.</summary>
    Searching,

    /// <summary>The end.</summary>
    Ended,
}
