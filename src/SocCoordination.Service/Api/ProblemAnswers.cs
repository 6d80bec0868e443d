using System.Diagnostics;
using System.Text.Json;
using FluentValidation;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data.Databases;
using SocCoordination.Service.Pipeline;
using SocCoordination.Service.Ui.Texts;
using SocCoordination.Storage;
using SocCoordination.Storage.Search;

namespace SocCoordination.Service.Api;

/// <summary>Errors as problem details (RFC 9457), in the caller's language; each says what to do. Pages get an error page with the same words.</summary>
internal sealed partial class ProblemAnswers(IStringLocalizer<Words> words, ILogger<ProblemAnswers> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && http.RequestAborted.IsCancellationRequested)
            return true;
        var problem = Describe(exception);
        if (problem.Status >= StatusCodes.Status500InternalServerError)
            LogFailed(log, exception, http.Request.Method, http.Request.Path);
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        http.Response.StatusCode = problem.Status!.Value;
        if (exception is EventStoreBusyException busy)
            http.Response.Headers.RetryAfter = FormattableString.Invariant($"{Math.Ceiling(busy.RetryAfter.TotalSeconds)}");
        if (http.Request.IsForPage())
        {
            // The status code page shows it: see RequestPipeline.
            http.Items[typeof(ProblemDetails)] = problem;
            return true;
        }

        await http.Response.WriteAsJsonAsync(problem, (JsonSerializerOptions?)null, "application/problem+json", cancellationToken);
        return true;
    }

    private ProblemDetails Describe(Exception exception) => exception switch
    {
        Refusal refusal => Problem(refusal.Status, words[refusal.Sentence, refusal.Arguments]),
        ValidationException invalid => Invalid(invalid),
        EventFilterException unreadable => Problem(StatusCodes.Status400BadRequest, words["Câu truy tìm không đọc được ở cột {0}: {1}", unreadable.Column, EventFilterTexts.Of(unreadable, words)]),
        EventCursorException => Problem(StatusCodes.Status400BadRequest, words["Dấu trang (cursor) không thuộc câu truy tìm này. Tìm lại từ đầu."]),
        BadHttpRequestException bad => Problem(bad.StatusCode, words["Yêu cầu không đọc được: {0}", Innermost(bad)]),
        DbUpdateConcurrencyException => Problem(StatusCodes.Status409Conflict, words["Người khác vừa thay đổi mục này. Tải lại và thử lần nữa."]),
        EventStoreBusyException => Problem(StatusCodes.Status429TooManyRequests, words["Kho sự kiện đang bận. Thử lại sau vài giây."]),
        EventStoreUnavailableException => Problem(StatusCodes.Status503ServiceUnavailable, words["Kho sự kiện tạm thời không ghi được. Không có gì bị mất: máy gửi giữ lại và gửi lại sau. Xem /health/ready."]),
        _ when DatabaseAway.Is(exception) => Problem(StatusCodes.Status503ServiceUnavailable, words["Cơ sở dữ liệu tạm thời không trả lời; việc vừa làm chưa được lưu. Thử lại sau ít phút. Xem /health/ready."]),
        _ => Problem(StatusCodes.Status500InternalServerError, words["Có lỗi ngoài dự tính; việc vừa làm chưa được lưu. Thử lại; nếu vẫn lỗi, gửi mã theo dõi cho quản trị viên."]),
    };

    private ProblemDetails Invalid(ValidationException invalid)
    {
        var problem = Problem(StatusCodes.Status400BadRequest, words["Một số thông tin chưa đúng. Sửa các mục được nêu rồi gửi lại."]);
        problem.Extensions["errors"] = invalid.Errors
            .GroupBy(error => JsonNamingPolicy.CamelCase.ConvertName(error.PropertyName))
            .ToDictionary(field => field.Key, field => field.Select(error => words[error.ErrorMessage].Value).ToArray());
        return problem;
    }

    private static ProblemDetails Problem(int status, string detail) => new()
    {
        Status = status,
        Title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
        Detail = detail,
    };

    private static string Innermost(Exception exception) => exception.GetBaseException().Message;

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed.")]
    private static partial void LogFailed(ILogger log, Exception exception, string method, PathString path);
}
