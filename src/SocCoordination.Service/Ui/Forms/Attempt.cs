using FluentValidation;
using Microsoft.Extensions.Localization;
using SocCoordination.Service.Pipeline;
using SocCoordination.Service.Ui.Texts;

namespace SocCoordination.Service.Ui.Forms;

/// <summary>A form that was refused: its page shows it again with the reason beside it and what was typed kept.</summary>
/// <param name="Action">The door that refused it, which tells the forms of a page apart.</param>
/// <param name="Typed">What was typed.</param>
/// <param name="Status">HTTP status of the refusal.</param>
/// <param name="Problems">What is wrong, in the reader's language, each sentence once.</param>
internal sealed record Attempt(string Action, IFormCollection Typed, int Status, IReadOnlyList<string> Problems)
{
    public static Attempt Of(HttpContext http, Exception error, IStringLocalizer<Words> words) =>
        new(http.Request.Path, http.Request.Form, StatusOf(error), [.. Sentences(error, words).Distinct()]);

    /// <summary>The refused form of this request, if this is the answer to one.</summary>
    public static Attempt? In(HttpContext http) => http.Items[typeof(Attempt)] as Attempt;

    private static int StatusOf(Exception error) => error is Refusal refusal ? refusal.Status : StatusCodes.Status400BadRequest;

    private static IEnumerable<string> Sentences(Exception error, IStringLocalizer<Words> words) => error switch
    {
        Refusal refusal => [words[refusal.Sentence, refusal.Arguments]],
        ValidationException invalid => invalid.Errors.Select(one => words[one.ErrorMessage].Value),
        _ => [],
    };
}
