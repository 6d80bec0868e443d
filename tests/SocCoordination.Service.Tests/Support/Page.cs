using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SocCoordination.Service.Tests.Support;

/// <summary>A page as a browser without script sees it: what it says, and its forms, sent as they stand but for what is filled in.</summary>
public sealed class Page
{
    private readonly HttpClient _client;

    private Page(HttpClient client, string address, HttpStatusCode status, IHtmlDocument document) =>
        (_client, Address, Status, Document) = (client, address, status, document);

    public string Address { get; }

    public HttpStatusCode Status { get; }

    public IHtmlDocument Document { get; }

    /// <summary>The page's words, one space between them.</summary>
    public string Text => Words(Document.QuerySelector("main") ?? (IElement)Document.Body!);

    public static async Task<Page> OpenAsync(HttpClient client, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("text/html");
        return await ReadAsync(client, await client.SendAsync(request));
    }

    /// <summary>Presses the button that says <paramref name="button"/>, with these fields filled in; follows the redirect of a form that was taken.</summary>
    public async Task<Page> PressAsync(string button, params (string Name, string Value)[] filled)
    {
        var pressed = Document.QuerySelectorAll<IHtmlButtonElement>("form button").First(one => Words(one) == button);
        return await SendAsync(pressed.Form!, pressed, filled);
    }

    /// <summary>As <see cref="PressAsync"/>, for a form that an element of the page is in.</summary>
    public Task<Page> PressInAsync(string selector, params (string Name, string Value)[] filled)
    {
        var form = Document.QuerySelector(selector)?.Closest("form") as IHtmlFormElement ?? throw new InvalidOperationException($"{Address} has no form at {selector}.");
        return SendAsync(form, form.QuerySelector<IHtmlButtonElement>("button")!, filled);
    }

    /// <summary>A field's value as the page shows it.</summary>
    public string? ValueOf(string name) => Document.QuerySelector($"[name='{name}']") switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value,
        _ => null,
    };

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<Page> SendAsync(IHtmlFormElement form, IHtmlButtonElement pressed, (string Name, string Value)[] filled)
    {
        var fields = FieldsOf(form).Where(field => filled.All(one => one.Name != field.Key)).ToList();
        fields.AddRange(filled.Select(one => KeyValuePair.Create(one.Name, one.Value)));
        if (pressed.Name is { Length: > 0 } name)
            fields.Add(KeyValuePair.Create(name, pressed.Value ?? ""));
        var action = pressed.GetAttribute("formaction") ?? form.GetAttribute("action") ?? Address;
        using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Accept.ParseAdd("text/html");
        return await ReadAsync(_client, await _client.SendAsync(request));
    }

    private static IEnumerable<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form)
    {
        foreach (var input in form.QuerySelectorAll<IHtmlInputElement>("input[name]").Where(one => one.Type is not ("checkbox" or "radio") || one.IsChecked))
            yield return KeyValuePair.Create(input.Name!, input.Value);
        foreach (var area in form.QuerySelectorAll<IHtmlTextAreaElement>("textarea[name]"))
            yield return KeyValuePair.Create(area.Name!, area.Value);
        foreach (var select in form.QuerySelectorAll<IHtmlSelectElement>("select[name]"))
            yield return KeyValuePair.Create(select.Name!, select.Value ?? "");
    }

    private static async Task<Page> ReadAsync(HttpClient client, HttpResponseMessage answer)
    {
        using (answer)
        {
            if (answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther)
                return await OpenAsync(client, answer.Headers.Location!.ToString());
            var document = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStreamAsync());
            return new Page(client, answer.RequestMessage!.RequestUri!.PathAndQuery, answer.StatusCode, document);
        }
    }
}
