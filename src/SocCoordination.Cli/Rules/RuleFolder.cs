namespace SocCoordination.Cli.Rules;

/// <summary>A folder of rules of which the former state is kept beside it, so that one command sets it back.</summary>
internal sealed class RuleFolder(string path)
{
    public string Path { get; } = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));

    /// <summary>What the folder held before; not under it, so that it is never loaded.</summary>
    public string Former => Path + ".former";

    /// <summary>A folder to prepare the next state in; on the same disk, so that it only needs to be renamed.</summary>
    public string Next => Path + ".next";

    /// <summary>Puts the next state in place; what was there becomes the former.</summary>
    public void TakeNext()
    {
        if (Directory.Exists(Former)) Directory.Delete(Former, recursive: true);
        if (Directory.Exists(Path)) Directory.Move(Path, Former);
        Directory.Move(Next, Path);
    }

    /// <summary>Changes places with the former state; twice is as it was.</summary>
    public void SetBack()
    {
        if (Directory.Exists(Path)) Directory.Move(Path, Next);
        Directory.Move(Former, Path);
        if (Directory.Exists(Next)) Directory.Move(Next, Former);
    }
}
