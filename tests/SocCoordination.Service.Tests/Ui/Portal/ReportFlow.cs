using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Ui.Portal;

/// <summary>Reports an incident a page a step, as a person without script does.</summary>
internal static class ReportFlow
{
    public const string Story = "Máy kế toán báo tệp bị khóa.\n<script>alert(1)</script>";

    public static async Task<Page> ToTheCheckAsync(HttpClient browser, string start = "/portal/report", params (string Name, string Value)[] who)
    {
        var what = await Page.OpenAsync(browser, start);
        var story = await what.PressAsync("Tiếp tục", ("Form.Category", "Ransom"));
        var contact = await story.PressAsync("Tiếp tục", ("Form.Description", Story), ("Form.Noticed", "sáng nay"));
        return await contact.PressAsync("Tiếp tục", who.Length > 0 ? who : [("Form.AgencyName", "UBND xã Ea Kao"), ("Form.ContactName", "H’Linh Niê"), ("Form.ContactPhone", "0905 123 456")]);
    }

    public static async Task<Page> SentAsync(HttpClient browser, string start = "/portal/report", params (string Name, string Value)[] who) =>
        await (await ToTheCheckAsync(browser, start, who)).PressAsync("Gửi tin báo");

    public static string Reference(this Page page) => page.Document.QuerySelector(".reference")!.TextContent.Trim();
}
