using Microsoft.Playwright;

namespace SocCoordination.Browser.Tests.Support;

/// <summary>Somebody at a browser; what the page complains of in its console is kept, since it should complain of nothing.</summary>
public sealed class Person : IAsyncDisposable
{
    private readonly List<string> _complaints = [];

    public Person(IPage page)
    {
        Page = page;
        page.Console += (_, message) => { if (message.Type is "error" or "warning") Complain($"{page.Url}: {message.Text}"); };
        page.PageError += (_, error) => Complain($"{page.Url}: {error}");
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts and violations of the content security policy so far.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_complaints)
                return [.. _complaints];
        }
    }

    public async Task SignInAsync(string userName, string password)
    {
        await Page.GotoAsync("/sign-in");
        await Page.Locator("input[name='Form.Name']:not([type=hidden])").FillAsync(userName);
        await Page.Locator("input[type=password]").FillAsync(password);
        await Page.Locator("form.fields button.first").ClickAsync();
        await Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private void Complain(string what)
    {
        lock (_complaints)
            _complaints.Add(what);
    }
}
