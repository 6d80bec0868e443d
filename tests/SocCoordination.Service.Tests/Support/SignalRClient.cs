using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;

namespace SocCoordination.Service.Tests.Support;

/// <summary>The real <c>@microsoft/signalr</c> client, in Node.</summary>
public sealed class SignalRClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly string Folder = Path.Combine(Checkout.Root, "tests", "SocCoordination.Service.Tests", "SignalRClient");
    private readonly Process _process;
    private readonly Channel<JsonElement> _heard = Channel.CreateUnbounded<JsonElement>();

    private SignalRClient(Uri address, string key, long lastSeq)
    {
        _process = Process.Start(new ProcessStartInfo("node", ["client.mjs", address.ToString(), key, lastSeq.ToString()])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _ = ReadAsync();
    }

    /// <summary>The number up to which the hub said everything is told; set once connected.</summary>
    public long Resumed { get; private set; }

    /// <summary>Entries told before the answer of Resume.</summary>
    public List<JsonElement> Missed { get; } = [];

    /// <summary>Connects and resumes after <paramref name="lastSeq"/>.</summary>
    public static async Task<SignalRClient> ConnectAsync(Uri address, string key, long lastSeq)
    {
        Needs.File(Path.Combine(Folder, "node_modules"), "run npm ci in " + Folder);
        var client = new SignalRClient(address, key, lastSeq);
        while (true)
        {
            var said = await client.NextAsync();
            if (said.TryGetProperty("resumed", out var seq))
            {
                client.Resumed = seq.GetInt64();
                return client;
            }

            if (said.TryGetProperty("closed", out var message))
                throw new InvalidOperationException(message.GetString());
            client.Missed.Add(said.GetProperty("entry"));
        }
    }

    /// <summary>The next entry.</summary>
    public async Task<JsonElement> EntryAsync()
    {
        while (true)
        {
            if ((await NextAsync()).TryGetProperty("entry", out var entry))
                return entry;
        }
    }

    /// <summary>Entries until one of this kind, that one included.</summary>
    public async Task<List<JsonElement>> UntilAsync(string kind)
    {
        var entries = new List<JsonElement>();
        do
            entries.Add(await EntryAsync());
        while (entries[^1].GetProperty("kind").GetString() != kind);
        return entries;
    }

    /// <summary>What was heard and not asked for yet, after a moment's wait.</summary>
    public async Task<IReadOnlyList<JsonElement>> RestAsync()
    {
        await Task.Delay(500);
        var rest = new List<JsonElement>();
        while (_heard.Reader.TryRead(out var said))
            rest.Add(said);
        return rest;
    }

    /// <summary>Cuts the line, as a bad network does.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<JsonElement> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return await _heard.Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException("The client heard nothing.", late);
        }
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
            await _heard.Writer.WriteAsync(JsonElement.Parse(line));
        _heard.Writer.TryComplete(new InvalidOperationException(await _process.StandardError.ReadToEndAsync()));
    }
}
