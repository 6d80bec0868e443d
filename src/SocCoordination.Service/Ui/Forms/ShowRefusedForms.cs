using FluentValidation;
using Microsoft.Extensions.Localization;
using SocCoordination.Service.Pipeline;
using SocCoordination.Service.Ui.Texts;

namespace SocCoordination.Service.Ui.Forms;

/// <summary>
/// A form that its door refused, or asks to complete, is answered with the form's own page, which finds the <see cref="Attempt"/> in the request
/// and shows it. Stands before routing, since the page is routed anew.
/// </summary>
internal sealed class ShowRefusedForms(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, IStringLocalizer<Words> words)
    {
        try
        {
            await next(http);
            if (Attempt.In(http) is { } asked && DoorOf(http) is { } door)
                await ShowAgainAsync(http, door, asked);
        }
        catch (Exception error) when (error is Refusal or ValidationException && DoorOf(http) is not null)
        {
            await ShowAgainAsync(http, DoorOf(http)!, Attempt.Of(http, error, words));
        }
    }

    private static FormDoor? DoorOf(HttpContext http) =>
        !http.Response.HasStarted && http.Request.WantsPage() ? http.GetEndpoint()?.Metadata.GetMetadata<FormDoor>() : null;

    private async Task ShowAgainAsync(HttpContext http, FormDoor door, Attempt attempt)
    {
        var page = new Uri(new Uri("http://localhost"), door.Page(http.Request));
        http.Items[typeof(Attempt)] = attempt;
        http.Request.Method = HttpMethods.Get;
        http.Request.Path = PathString.FromUriComponent(page);
        http.Request.QueryString = QueryString.FromUriComponent(page);
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        http.Response.StatusCode = attempt.Status;
        await next(http);
    }
}
