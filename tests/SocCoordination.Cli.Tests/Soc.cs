using System.CommandLine;

namespace SocCoordination.Cli.Tests;

/// <summary>Runs <c>soc</c> within the test.</summary>
internal static class Soc
{
    public static async Task<Run> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await SocCommand.Create().Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return new Run(code, output.ToString(), error.ToString());
    }

    internal sealed record Run(int Code, string Output, string Error)
    {
        public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        /// <summary>A figure of the summary.</summary>
        public string Figure(string name) => Error.Split('\n').Single(line => line.StartsWith(name + ": ", StringComparison.Ordinal))[(name.Length + 2)..].TrimEnd('\r');
    }
}
