using System.Globalization;
using System.Net;
using AngleSharp.Html.Parser;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Setup;

namespace SocCoordination.Service.Tests.Support;

/// <summary>
/// The real service, as <see cref="ServiceHost"/> builds it, on a free port of this machine with a data folder of its own,
/// set up with one agency and one account for each role; on PostgreSQL where <see cref="TestPostgres"/> says so. Dispose stops it and
/// removes the folder and the database.
/// </summary>
public sealed class RunningService : IAsyncDisposable
{
    /// <summary>The password of every account that <see cref="StartAsync"/> makes.</summary>
    public const string Password = "mat khau chi de kiem thu";

    private string[] _settings;
    private readonly DirectoryInfo _folder;
    private readonly List<IDisposable> _clients = [];
    private WebApplication? _app;
    private TestDatabase? _database;
    private bool _keepFolder;

    private RunningService(string[] settings)
    {
        _settings = settings;
        _folder = Directory.CreateTempSubdirectory("soc-test-");
    }

    /// <summary>Where it answers; the same after a restart.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public string Folder => _folder.FullName;

    /// <summary>Of the running host; new after each restart.</summary>
    public IServiceProvider Services => _app?.Services ?? throw new InvalidOperationException("The service is stopped.");

    internal SetUpInstallation.Done Setup { get; private set; } = new("", "", "", "");

    /// <summary>The agency that set-up made.</summary>
    internal int Agency { get; private set; }

    /// <summary>Starts it set up, with an account for each role: its user name is the role's (<c>analyst</c>, <c>team_lead</c>…).</summary>
    /// <param name="settings">As on the command line: <c>--Escalation:Look=00:00:01</c>.</param>
    public static async Task<RunningService> StartAsync(params string[] settings)
    {
        var service = await StartEmptyAsync(settings);
        service.Setup = await service.SendAsync(new SetUpInstallation.Command("tỉnh Đắk Lắk", "quantri", "Sở Khoa học và Công nghệ", Password: Password));
        service.Agency = 1;
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Shipper))
            await service.CreateAccountAsync(role, RoleNames.Of(role), Name(role), role == Role.AgencyOfficer ? service.Agency : null);
        return service;
    }

    /// <summary>The folder, and the database with it, stays when this is disposed: another process goes on with it, and whoever asked removes it.</summary>
    internal string KeepFolder()
    {
        _keepFolder = true;
        return Folder;
    }

    /// <summary>Starts it on an empty folder: nothing is set up.</summary>
    public static async Task<RunningService> StartEmptyAsync(params string[] settings)
    {
        var service = new RunningService(settings);
        if (TestPostgres.ForEveryService is { } server)
            service._database = (await TestDatabase.CreateAsync(server)).For(service.Folder);
        await service.StartAgainAsync();
        return service;
    }

    /// <summary>A client without cookies and keys that follows no redirect.</summary>
    public HttpClient Anonymous() => Client(new HttpClientHandler { AllowAutoRedirect = false });

    /// <summary>A client with a new API key of this role.</summary>
    internal async Task<HttpClient> WithKeyAsync(Role role, int? agency = null)
    {
        var key = await SendAsync(new CreateKey.Command(RoleNames.Of(role), role, agency ?? (role is Role.AgencyOfficer or Role.Shipper ? Agency : null)));
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = role == Role.Shipper ? new("ApiKey", key.ForShipper) : new("Bearer", key.ForApi);
        return client;
    }

    /// <summary>A browser-like client that has signed in by the sign-in page, with its cookies; follows no redirect.</summary>
    internal Task<HttpClient> SignedInAsync(Role role) => SignedInAsync(RoleNames.Of(role));

    internal async Task<HttpClient> SignedInAsync(string userName, string password = Password)
    {
        var client = Client(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("vi");
        using var answer = await client.PostFormAsync("/sign-in", "/sign-in", ("_handler", "sign-in"), ("Form.Name", userName), ("Form.Password", password));
        return answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther
            ? client
            : throw new InvalidOperationException($"{userName} could not sign in: {answer.StatusCode}.");
    }

    internal Task<CreateAccount.Created> CreateAccountAsync(Role role, string userName, string displayName, int? agency = null) =>
        SendAsync(new CreateAccount.Command(userName, displayName, [role], agency, Password));

    /// <summary>Sends a command or query through the pipeline, as the service itself or as <paramref name="caller"/>.</summary>
    internal async Task<T> SendAsync<T>(IRequest<T> request, Caller? caller = null)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = caller ?? Caller.Part("test");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>Works on the database directly: for what has no door yet, and for looking.</summary>
    internal async Task<T> WithDatabaseAsync<T>(Func<SocDbContext, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = Caller.Part("test");
        return await work(scope.ServiceProvider.GetRequiredService<SocDbContext>());
    }

    /// <summary>Stops it in order, as SIGTERM does; the folder stays.</summary>
    public async Task StopAsync()
    {
        if (_app is null)
            return;
        await _app.StopAsync();
        await _app.DisposeAsync();
        _app = null;
    }

    /// <summary>Starts it on the same folder and, once it has one, at the same address.</summary>
    public async Task StartAgainAsync()
    {
        _app = ServiceHost.Build([.. Settings()]);
        await Services.GetRequiredService<DataFolder>().PrepareAsync(CancellationToken.None);
        await _app.StartAsync();
        Address = new Uri(_app.Urls.First());
    }

    /// <param name="settings">Come on top of those it was started with.</param>
    public async Task RestartAsync(params string[] settings)
    {
        await StopAsync();
        _settings = [.. _settings, .. settings];
        await StartAgainAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await StopAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_keepFolder)
            return;
        _folder.Delete(recursive: true);
        if (_database is not null)
            await _database.DisposeAsync();
    }

    private IEnumerable<string> Settings() =>
    [
        "--data", Folder, "--urls", Address.ToString(),
        "--Logging:LogLevel:Default=Warning", "--Access:SignInsPerMinute=1000", "--Access:PublicReportsPerHour=1000",
        // Tests run side by side; whoever tests syslog names a port of its own.
        "--Ingest:SyslogPort=0",
        .. TestDatabase.SettingsOf(Folder),
        .. _settings,
    ];

    private HttpClient Client(HttpClientHandler handler)
    {
        var client = new HttpClient(handler) { BaseAddress = Address };
        _clients.Add(client);
        return client;
    }

    private static string Name(Role role) => role switch
    {
        Role.Analyst => "Trực ban 1",
        Role.TeamLead => "Trưởng nhóm",
        Role.AgencyOfficer => "Cán bộ đầu mối",
        Role.Liaison => "Điều phối quốc gia",
        Role.Leadership => "Lãnh đạo Sở",
        _ => "Quản trị viên",
    };
}

/// <summary>Forms as a browser without script sends them.</summary>
public static class FormClient
{
    /// <summary>Opens a page for its form token, then posts the fields with it.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(this HttpClient client, string page, string action, params (string Name, string Value)[] fields)
    {
        var token = await client.FormTokenAsync(page);
        var form = fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(KeyValuePair.Create("__RequestVerificationToken", token));
        return await client.PostAsync(action, new FormUrlEncodedContent(form));
    }

    public static async Task<string> FormTokenAsync(this HttpClient client, string page)
    {
        using var document = new HtmlParser().ParseDocument(await client.GetStringAsync(page));
        return document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value")
            ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{page} has no form."));
    }
}
