using System.Net;
using System.Net.Http.Headers;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Ui.Portal;

/// <summary>The portal's weight over the wire: an old phone on a bad line must not wait.</summary>
public sealed class When_the_line_is_slow(SharedService shared, ITestOutputHelper output) : IClassFixture<SharedService>
{
    private const int FirstPage = 30 * 1024;
    private const int NextPage = 15 * 1024;
    private readonly RunningService _service = shared.Service;

    [Theory]
    [InlineData("/portal/report")]
    [InlineData("/sign-in")]
    public async Task Should_weigh_at_most_30_KB_at_first_and_15_KB_from_then_on(string path)
    {
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = _service.Address };
        browser.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");

        var page = await Page.OpenAsync(browser, path);
        var html = await WeightAsync(browser, path);
        var files = 0L;
        foreach (var address in page.Document.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]").Select(one => one.GetAttribute("href") ?? one.GetAttribute("src")!))
        {
            var weight = await WeightAsync(browser, "/" + address);
            output.WriteLine($"{address}: {weight} bytes");
            files += weight;
        }

        output.WriteLine($"{path}: {html} bytes, with its files {html + files}");
        Assert.InRange(html + files, 1, FirstPage);
        Assert.InRange(html, 1, NextPage);
    }

    [Fact]
    public async Task Should_weigh_at_most_15_KB_with_each_next_step()
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = _service.Address };
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("vi");
        var check = await ReportFlow.ToTheCheckAsync(browser);

        var html = System.Text.Encoding.UTF8.GetByteCount(check.Document.Source.Text);
        var sent = await check.PressAsync("Gửi tin báo");
        var status = await WeightAsync(browser, sent.Address);

        output.WriteLine($"the last step: {html} bytes, the status page: {status} bytes");
        Assert.InRange(html, 1, NextPage);
        Assert.InRange(status, 1, NextPage);
    }

    [Fact]
    public async Task Should_let_files_be_kept_for_good()
    {
        var page = await Page.OpenAsync(_service.Anonymous(), "/portal/report");

        foreach (var link in page.Document.QuerySelectorAll("link[rel=stylesheet]").Select(one => one.GetAttribute("href")!))
        {
            using var answer = await _service.Anonymous().GetAsync("/" + link);
            Assert.True(answer.Headers.CacheControl!.MaxAge > TimeSpan.FromDays(30), link + " is asked for again with every page.");
        }
    }

    /// <summary>Body as it comes, with the answer's headers.</summary>
    private static async Task<long> WeightAsync(HttpClient browser, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using var answer = await browser.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var headers = answer.Headers.Concat(answer.Content.Headers).Sum(header => header.Value.Sum(value => header.Key.Length + value.Length + 4));
        return (await answer.Content.ReadAsByteArrayAsync()).LongLength + headers;
    }
}
