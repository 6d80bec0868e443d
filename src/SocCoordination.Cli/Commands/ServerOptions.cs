using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net.Http.Headers;

namespace SocCoordination.Cli.Commands;

/// <summary>Where the service is and the key to speak to it: <c>--server</c> and <c>--key</c>, or <c>SOC_SERVER</c> and <c>SOC_KEY</c>.</summary>
internal static class ServerOptions
{
    public static Option<Uri> Server() => new("--server")
    {
        Description = "The service's address; or SOC_SERVER.",
        DefaultValueFactory = _ => new Uri(Environment.GetEnvironmentVariable("SOC_SERVER") ?? "http://127.0.0.1:5080"),
        CustomParser = argument => Address(argument, "--server", "http://127.0.0.1:5080"),
    };

    public static Uri? Address(ArgumentResult argument, string option, string example)
    {
        if (Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out var address))
            return address;
        argument.AddError($"{option} is “{argument.Tokens[0].Value}”; expected an address such as {example}");
        return null;
    }

    public static Option<string> Key(string what) => new("--key")
    {
        Description = $"{what}; or SOC_KEY.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("SOC_KEY") ?? "",
    };

    public static HttpClient Client(Uri server, string scheme, string key)
    {
        var client = new HttpClient { BaseAddress = server, Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(scheme, key);
        return client;
    }
}
