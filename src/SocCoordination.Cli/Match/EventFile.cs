using System.IO.Compression;

namespace SocCoordination.Cli.Match;

/// <summary>Opens a file of events; gzip is recognised by its first bytes, whatever the name.</summary>
internal static class EventFile
{
    private const int BufferSize = 1 << 20;

    /// <param name="path">A file, or <c>-</c> for standard input.</param>
    public static Stream Open(string path)
    {
        var file = path == "-" ? Console.OpenStandardInput() : new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 0 });
        var buffered = new BufferedStream(file, BufferSize);
        Span<byte> magic = stackalloc byte[2];
        var read = buffered.ReadAtLeast(magic, 2, throwOnEndOfStream: false);
        var start = new PrependedStream(magic[..read].ToArray(), buffered);
        return read == 2 && magic is [0x1F, 0x8B] ? new BufferedStream(new GZipStream(start, CompressionMode.Decompress), BufferSize) : start;
    }
}
