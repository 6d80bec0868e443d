namespace SocCoordination.Service.Ui.Forms;

/// <summary>What a form did.</summary>
/// <param name="Go">Where the person goes next: an address of this site.</param>
/// <param name="Said">What to tell them there, in their language; null: nothing.</param>
/// <param name="Bad">True where part of it was refused, which <paramref name="Said"/> explains.</param>
internal sealed record FormDone(string Go, string? Said = null, bool Bad = false);

/// <summary>A door's answer to a form that does not say enough yet: its page is shown with what it said, to be completed.</summary>
internal sealed class FormAsk
{
    public static readonly FormAsk Again = new();

    private FormAsk()
    {
    }
}

/// <summary>On an endpoint: the page that shows this door's form, for when the form is refused.</summary>
internal sealed record FormDoor(Func<HttpRequest, string> Page);

/// <summary>
/// Doors that forms are posted to. Without script the answer is a redirect and the page then says what was done; a script
/// that asks for JSON gets the same as <see cref="FormDone"/>, or problem details.
/// </summary>
internal static class FormDoors
{
    /// <param name="handler">Takes an <see cref="IFormCollection"/>, which also makes the form token required, and answers with <see cref="FormDone"/> or <see cref="FormAsk"/>.</param>
    /// <param name="page">The page that shows the form.</param>
    public static RouteHandlerBuilder MapForm(this IEndpointRouteBuilder app, string pattern, Func<HttpRequest, string> page, Delegate handler) =>
        app.MapPost(pattern, handler).AddEndpointFilter(AnswerAsync).WithMetadata(new FormDoor(page)).ExcludeFromDescription();

    private static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var answer = await next(context);
        if (answer is FormAsk)
        {
            http.Items[typeof(Attempt)] = new Attempt(http.Request.Path, http.Request.Form, StatusCodes.Status200OK, []);
            return Results.Empty;
        }

        if (answer is not FormDone done)
            throw new InvalidOperationException($"{http.Request.Path} is a form's door and must answer with {nameof(FormDone)} or {nameof(FormAsk)}.");
        if (!http.Request.WantsPage())
            return Results.Json(done);
        if (done.Said is not null)
            Flash.Say(http, done.Said, done.Bad);
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = LocalAddress.OrHome(done.Go);
        return Results.Empty;
    }

    /// <summary>The page asks for pages; our scripts ask for JSON.</summary>
    public static bool WantsPage(this HttpRequest request) => !request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.OrdinalIgnoreCase);

    /// <summary>A field's text, trimmed; null where it is empty or missing.</summary>
    public static string? Text(this IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;
}
