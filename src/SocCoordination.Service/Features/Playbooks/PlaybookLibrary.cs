using Microsoft.Extensions.Options;
using SocCoordination.Detection.Parsing;
using SocCoordination.Service.Features.Playbooks.Reading;

namespace SocCoordination.Service.Features.Playbooks;

/// <summary>Holds what was last read of the folder, and reads it anew. What is in force is swapped at once, or not at all.</summary>
internal sealed partial class PlaybookLibrary
{
    private readonly PlaybookFolder _folder;
    private readonly ILogger<PlaybookLibrary> _log;
    private readonly Lock _reading = new();
    private volatile PlaybookSet _current = PlaybookSet.Empty;

    /// <summary>Reads the folder: nobody ever sees an empty library because it was not ready.</summary>
    public PlaybookLibrary(IOptions<PlaybookOptions> options, ILogger<PlaybookLibrary> log)
    {
        Folder = options.Value.FullFolder;
        _folder = new PlaybookFolder(Folder);
        _log = log;
        Reload();
    }

    public string Folder { get; }

    public PlaybookSet Current => _current;

    public void Reload()
    {
        lock (_reading)
        {
            var read = _folder.Read();
            foreach (var fault in read.Files.SelectMany(file => file.Faults))
                LogFault(fault);
            LogRead(read.Playbooks.Count, read.Files.Count(file => file.Faults.Count > 0), Folder);
            _current = read;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Fault}")]
    private partial void LogFault(Diagnostic fault);

    [LoggerMessage(LogLevel.Information, "{Playbooks} playbooks in force, {Refused} files refused, from {Folder}")]
    private partial void LogRead(int playbooks, int refused, string folder);
}
