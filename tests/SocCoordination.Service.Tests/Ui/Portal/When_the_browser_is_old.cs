using SocCoordination.Service.Access;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Ui.Portal;

public sealed class When_the_browser_is_old(SharedService shared) : IClassFixture<SharedService>
{
    private readonly RunningService _service = shared.Service;

    [Theory]
    [InlineData("/portal/report", null)]
    [InlineData("/sign-in", null)]
    [InlineData("/portal", Role.AgencyOfficer)]
    [InlineData("/escalations", Role.Liaison)]
    [InlineData("/posture/2026-11", Role.Leadership)]
    public async Task Should_be_served_only_what_Chrome_109_and_Firefox_115_know(string path, Role? role)
    {
        var browser = role is { } known ? await _service.SignedInAsync(known) : _service.Anonymous();
        var page = await Page.OpenAsync(browser, path);
        Assert.Equal(path, page.Address);

        foreach (var style in page.Document.QuerySelectorAll("link[rel=stylesheet]").Select(one => one.GetAttribute("href")!))
            Assert.Equal((style, ""), (style, string.Join("; ", OldBrowserLine.WrongInCss(await browser.GetStringAsync("/" + style)))));
        foreach (var script in page.Document.QuerySelectorAll("script[src]").Select(one => one.GetAttribute("src")!).Where(one => !one.StartsWith("lib/", StringComparison.Ordinal)))
            Assert.Equal((script, ""), (script, string.Join("; ", OldBrowserLine.WrongInScript(await browser.GetStringAsync("/" + script)))));
    }

    [Theory]
    [InlineData("a:has(b) { color: red }", ":has() (Firefox 121)")]
    [InlineData(".a { .b { color: red } }", "nesting (Chrome 112)")]
    [InlineData(".a { color: red; &:hover { color: blue } }", "nesting (Chrome 112)")]
    [InlineData("@media print { .a { & b { color: red } } }", "nesting (Chrome 112)")]
    [InlineData("@container (width > 1px) { a { color: red } }", "container queries (Firefox 110, Chrome 105)")]
    [InlineData("a { color: light-dark(red, blue) }", "light-dark() (123)")]
    [InlineData("a { color: color-mix(in srgb, red, blue) }", "color-mix() (Chrome 111)")]
    [InlineData("a { grid-template-rows: subgrid }", "subgrid (Chrome 117)")]
    public void Should_see_what_is_too_new_in_css(string css, string name) => Assert.Equal([name], OldBrowserLine.WrongInCss(css));

    [Theory]
    [InlineData("a { color: red } @media (min-width: 3px) { a { color: blue } } @layer x { a { b: c } }")]
    [InlineData("/* :has( */ a::before { content: '}' } @supports (a: b) { @media print { a { c: d } } }")]
    [InlineData("@page { size: A4; @bottom-right { content: counter(page) } }")]
    public void Should_leave_alone_what_they_know(string css) => Assert.Empty(OldBrowserLine.WrongInCss(css));

    [Theory]
    [InlineData("const a = b.toSorted();")]
    [InlineData("Object.groupBy(a, b)")]
    [InlineData("Promise.withResolvers()")]
    public void Should_see_what_is_too_new_in_script(string script) => Assert.Single(OldBrowserLine.WrongInScript(script));
}
