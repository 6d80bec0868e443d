using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SocCoordination.Service.Features.Playbooks;

namespace SocCoordination.Service.Tests.Features.Playbooks;

public sealed class When_the_folder_changes : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("soc-playbooks-");
    private readonly PlaybookOptions _options;
    private PlaybookWatch? _watch;

    public When_the_folder_changes()
    {
        _options = new PlaybookOptions { Folder = _folder.FullName, Look = TimeSpan.FromMilliseconds(200), Quiet = TimeSpan.FromMilliseconds(100) };
        Copy(new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "playbooks", "reporting")), _folder.CreateSubdirectory("reporting"));
        Write("malware.yml", PlaybookText.Good);
    }

    [Fact]
    public async Task Should_put_a_changed_playbook_in_force()
    {
        var catalogue = await WatchAsync();

        Write("malware.yml", PlaybookText.Good.Replace("Xác minh", "Xác minh kỹ"));

        await Until(() => catalogue.Find("malware")!.Tasks[0].Title.Vi == "Xác minh kỹ");
    }

    [Fact]
    public async Task Should_keep_the_former_version_of_a_spoiled_one_and_say_why()
    {
        var catalogue = await WatchAsync();

        Write("malware.yml", PlaybookText.Good.Replace("phase: verification", "phase: begin"));

        // A slow machine may be looked at in the middle of writing: then the file is first said to be empty.
        await Until(() => catalogue.Files.Any(file => file.Faults.Any(fault => fault.ToString().Contains("begin"))));
        Assert.Equal("Xác minh", catalogue.Find("malware")!.Tasks[0].Title.Vi);
        var bad = catalogue.Files.Single(file => file.Name == "malware.yml");
        Assert.True(bad.ServesFormer);
        Assert.StartsWith("malware.yml:6:12: error playbook: found 'begin'", Assert.Single(bad.Faults).ToString());
    }

    [Fact]
    public async Task Should_take_the_good_neighbours_of_a_bad_file()
    {
        var catalogue = await WatchAsync();

        Write("broken.yml", "id: [");
        Write("phishing.yml", PlaybookText.Good.Replace("id: malware", "id: phishing").Replace("[malware]", "[phishing]"));

        await Until(() => catalogue.Find("phishing") is not null);
        Assert.NotNull(catalogue.Find("malware"));
        Assert.False(catalogue.Files.Single(file => file.Name == "broken.yml").ServesFormer);
    }

    [Fact]
    public async Task Should_drop_a_playbook_whose_file_is_gone()
    {
        var catalogue = await WatchAsync();

        File.Delete(Path.Combine(_folder.FullName, "malware.yml"));

        await Until(() => catalogue.Find("malware") is null);
    }

    [Fact]
    public async Task Should_keep_the_incident_types_while_their_file_is_broken()
    {
        var library = Library();
        await WatchAsync(library);
        var types = new IncidentTypes(library);

        Write("reporting/incident-types.yml", "types: nonsense");

        await Until(() => library.Current.Files.Any(file => file.Faults.Count > 0));
        Assert.Equal(10, types.All.Count);
    }

    [Fact]
    public void Should_start_without_a_folder_and_say_so()
    {
        _options.Folder = Path.Combine(_folder.FullName, "nowhere");

        var library = Library();

        Assert.Empty(library.Current.Playbooks);
        Assert.Contains(library.Current.Files, file => file.Faults.Any(fault => fault.Found == "no such folder"));
    }

    [Theory]
    [InlineData("invalid-utf8.yml", new byte[] { 0x69, 0x64, 0x3A, 0x20, 0xFF, 0xFE }, "bytes that are not UTF-8")]
    [InlineData("huge.yml", null, "bytes; expected at most")]
    public void Should_refuse_a_file_that_is_no_text_or_too_large(string name, byte[]? content, string found)
    {
        File.WriteAllBytes(Path.Combine(_folder.FullName, name), content ?? new byte[300 * 1024]);

        var file = Library().Current.Files.Single(one => one.Name == name);

        Assert.Contains(found, Assert.Single(file.Faults).ToString());
    }

    public async ValueTask DisposeAsync()
    {
        if (_watch is not null)
            await _watch.StopAsync(CancellationToken.None);
        _watch?.Dispose();
        _folder.Delete(recursive: true);
    }

    private PlaybookLibrary Library() => new(Options.Create(_options), NullLogger<PlaybookLibrary>.Instance);

    private Task<PlaybookCatalogue> WatchAsync() => WatchAsync(Library());

    private async Task<PlaybookCatalogue> WatchAsync(PlaybookLibrary library)
    {
        _watch = new PlaybookWatch(library, Options.Create(_options), TimeProvider.System, NullLogger<PlaybookWatch>.Instance);
        await _watch.StartAsync(CancellationToken.None);
        return new PlaybookCatalogue(library);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    /// <summary>Generous, for a busy machine: what is tested is that it happens.</summary>
    private static async Task Until(Func<bool> done)
    {
        for (var tries = 0; !done(); tries++)
        {
            Assert.True(tries < 600, "it did not happen within 30 s");
            await Task.Delay(50);
        }
    }

    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        foreach (var file in from.GetFiles())
            file.CopyTo(Path.Combine(to.FullName, file.Name));
        foreach (var folder in from.GetDirectories())
            Copy(folder, to.CreateSubdirectory(folder.Name));
    }
}
