using SocCoordination.Detection.Parsing;
using Mark = YamlDotNet.Core.Mark;

namespace SocCoordination.Service.Features.Playbooks.Reading;

/// <summary>Collects what is wrong with one file, so that the next fault is named too.</summary>
internal sealed class Findings(string file)
{
    /// <summary>More from one file says nothing new and would let a hostile one fill the memory.</summary>
    private const int Most = 50;

    private readonly List<Diagnostic> _all = [];

    public IReadOnlyList<Diagnostic> All => _all;

    public bool Any => _all.Count > 0;

    public void Add(Mark at, string found, string expected)
    {
        if (_all.Count < Most)
            _all.Add(new Diagnostic(Severity.Error, "playbook", file, (int)Math.Max(1, at.Line), (int)Math.Max(1, at.Column), found, expected));
    }
}
