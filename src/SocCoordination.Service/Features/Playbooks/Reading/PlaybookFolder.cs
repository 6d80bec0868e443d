using System.Text;
using SocCoordination.Service.Features.Playbooks.Reporting;

namespace SocCoordination.Service.Features.Playbooks.Reading;

/// <summary>
/// Reads the whole folder: every file is tried, the good ones are in force; of a bad one the version that was last good
/// goes on, as long as the file is there.
/// </summary>
internal sealed class PlaybookFolder(string folder)
{
    private const string IncidentTypesFile = "reporting/incident-types.yml";
    private const string FirstAidFile = "reporting/first-aid.yml";
    private const string ProfilesFolder = "reporting/profiles";

    private readonly Dictionary<string, object> _lastGood = new(StringComparer.Ordinal);
    private readonly List<PlaybookFile> _files = [];

    public PlaybookSet Read()
    {
        _files.Clear();
        var types = One(IncidentTypesFile, (text, findings) => IncidentTypesReader.Read(text, findings));
        var known = types?.Types.Select(type => type.Id).ToHashSet(StringComparer.Ordinal);
        var firstAid = One(FirstAidFile, FirstAidReader.Read);
        var profiles = Many(ProfilesFolder, (name, text, findings) => ReportingProfileReader.Read(name, text, findings));
        var playbooks = Many("", (name, text, findings) => PlaybookReader.Read(name, text, known, findings));
        var present = _files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in _lastGood.Keys.Where(name => !present.Contains(name)).ToList())
            _lastGood.Remove(gone);
        return new PlaybookSet(playbooks, types ?? IncidentTypeList.Empty, profiles, firstAid ?? [], [.. _files]);
    }

    /// <summary>A file that must be there: where it is not, that is its fault.</summary>
    private T? One<T>(string name, Func<string, Findings, T?> read)
        where T : class
    {
        if (File.Exists(Path.Combine(folder, name)))
            return Try(name, read);
        var findings = new Findings(name);
        findings.Add(YamlDotNet.Core.Mark.Empty, "no such file", "the file in " + folder);
        return Keep<T>(name, null, findings);
    }

    private List<T> Many<T>(string below, Func<string, string, Findings, T?> read)
        where T : class
    {
        var path = Path.Combine(folder, below);
        if (!Directory.Exists(path))
        {
            var findings = new Findings(below);
            findings.Add(YamlDotNet.Core.Mark.Empty, "no such folder", "a folder with .yml files; see Playbooks:Folder");
            _files.Add(new PlaybookFile(below.Length == 0 ? "." : below, findings.All, ServesFormer: false));
            return [];
        }

        var names = Directory.EnumerateFiles(path, "*.yml").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal).ToList();
        foreach (var tooMany in names.Skip(PlaybookLimits.Files))
        {
            var findings = new Findings(tooMany);
            findings.Add(YamlDotNet.Core.Mark.Empty, "one more file", $"at most {PlaybookLimits.Files} in a folder");
            _files.Add(new PlaybookFile(tooMany, findings.All, ServesFormer: false));
        }

        return [.. names.Take(PlaybookLimits.Files)
            .Select(name => Try(below.Length == 0 ? name : $"{below}/{name}", (text, findings) => read(Path.GetFileNameWithoutExtension(name), text, findings)))
            .OfType<T>()];
    }

    private T? Try<T>(string name, Func<string, Findings, T?> read)
        where T : class
    {
        var findings = new Findings(name);
        var text = Text(name, findings);
        return Keep(name, text is null ? null : read(text, findings), findings);
    }

    private T? Keep<T>(string name, T? read, Findings findings)
        where T : class
    {
        if (read is not null)
            _lastGood[name] = read;
        else
            read = _lastGood.GetValueOrDefault(name) as T;
        _files.Add(new PlaybookFile(name, findings.All, ServesFormer: findings.Any && read is not null));
        return read;
    }

    private string? Text(string name, Findings findings)
    {
        try
        {
            using var file = File.OpenRead(Path.Combine(folder, name));
            if (file.Length > PlaybookLimits.Bytes)
            {
                findings.Add(YamlDotNet.Core.Mark.Empty, $"{file.Length} bytes", $"at most {PlaybookLimits.Bytes}");
                return null;
            }

            using var reader = new StreamReader(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            findings.Add(YamlDotNet.Core.Mark.Empty, "bytes that are not UTF-8", "text in UTF-8");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            findings.Add(YamlDotNet.Core.Mark.Empty, fault.Message, "a file that can be read");
        }

        return null;
    }
}
