namespace SocCoordination.Detection.Parsing;

/// <summary>Collects what is wrong with one file, so that a reader can go on and name the next fault too.</summary>
internal sealed class DiagnosticList(string file)
{
    /// <summary>More than this from one file says nothing new and would let a hostile file fill the memory.</summary>
    internal const int Limit = 100;

    private readonly List<Diagnostic> _items = [];

    public string File => file;

    public IReadOnlyList<Diagnostic> Items => _items;

    public int ErrorCount { get; private set; }

    public void Error(Mark at, string code, string found, string expected)
    {
        ErrorCount++;
        Add(new Diagnostic(Severity.Error, code, file, at.Line, at.Column, found, expected));
    }

    public void Warn(Mark at, string code, string found, string expected) =>
        Add(new Diagnostic(Severity.Warning, code, file, at.Line, at.Column, found, expected));

    private void Add(Diagnostic diagnostic)
    {
        if (_items.Count < Limit) _items.Add(diagnostic);
    }
}
