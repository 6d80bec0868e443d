using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocCoordination.Service.Pipeline;
using SocCoordination.Service.Ui.Texts;

namespace SocCoordination.Service.Features.Forms;

/// <summary>What came of a form: nothing yet, done, or what was wrong and where, so that the form shows it beside what was typed.</summary>
internal sealed class FormAnswer(IStringLocalizer<Words> words)
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with the whole; null where nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>What is wrong with a field; null where nothing is.</summary>
    public string? this[string field] => _fields.GetValueOrDefault(field);

    public bool IsWrong => Problem is not null || _fields.Count > 0;

    /// <summary>Says that a field is wrong.</summary>
    public void Wrong(string field, string sentence) => _fields[field] = sentence;

    /// <summary>Says that the whole is wrong.</summary>
    public void Refuse(string sentence) => Problem = sentence;

    /// <summary>Sends a form's command. False where it was refused: what was typed stays, with the reason.</summary>
    public async Task<bool> TryAsync(Func<Task> send)
    {
        try
        {
            await send();
            return true;
        }
        catch (Refusal refusal)
        {
            Problem = words[refusal.Sentence, refusal.Arguments];
        }
        catch (ValidationException invalid)
        {
            Problem = words["Một số thông tin chưa đúng. Sửa các mục được nêu rồi gửi lại."];
            foreach (var error in invalid.Errors)
                _fields.TryAdd(error.PropertyName.Split('[')[0], Sentence(error));
        }
        catch (DbUpdateConcurrencyException)
        {
            Problem = words["Người khác vừa thay đổi mục này. Tải lại và thử lần nữa."];
        }

        return false;
    }

    /// <summary>A sentence of the validator's own names the property in quotes; the form's label stands right above it.</summary>
    private string Sentence(FluentValidation.Results.ValidationFailure error)
    {
        var name = error.FormattedMessagePlaceholderValues?.GetValueOrDefault("PropertyName") as string;
        return name is not null && error.ErrorMessage.StartsWith($"'{name}'", StringComparison.Ordinal)
            ? words["Mục này"] + error.ErrorMessage[(name.Length + 2)..]
            : words[error.ErrorMessage];
    }
}
