namespace SocCoordination.Service.Pipeline;

/// <summary>
/// A command that was understood and refused. The sentence is the Vietnamese text, which is also its key in the other
/// languages; it says what is wrong and what to do.
/// </summary>
internal sealed class Refusal(int status, string sentence, params object[] arguments) : Exception(sentence)
{
    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;

    public string Sentence { get; } = sentence;

    public object[] Arguments { get; } = arguments;

    public static Refusal NotFound(string sentence, params object[] arguments) => new(StatusCodes.Status404NotFound, sentence, arguments);

    public static Refusal Conflict(string sentence, params object[] arguments) => new(StatusCodes.Status409Conflict, sentence, arguments);

    public static Refusal Forbidden(string sentence, params object[] arguments) => new(StatusCodes.Status403Forbidden, sentence, arguments);

    public static Refusal Invalid(string sentence, params object[] arguments) => new(StatusCodes.Status400BadRequest, sentence, arguments);
}
