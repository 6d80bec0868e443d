using Microsoft.Extensions.Localization;
using SocCoordination.Service.Ui.Texts;
using SocCoordination.Storage.Search;

namespace SocCoordination.Service.Api;

/// <summary>What is wrong with a search, in the reader's language.</summary>
internal static class EventFilterTexts
{
    public static string Of(EventFilterException error, IStringLocalizer<Words> words) => error.Problem switch
    {
        EventFilterProblem.TooLarge => words["câu quá dài hoặc quá nhiều phần; giới hạn là {0}", error.Detail],
        EventFilterProblem.QuoteNotClosed => words["thiếu dấu ngoặc kép đóng"],
        EventFilterProblem.BracketNotClosed => words["thiếu dấu ngoặc đóng"],
        EventFilterProblem.BracketNotOpened => words["thừa dấu ngoặc đóng"],
        EventFilterProblem.TermMissing => words["thiếu từ cần tìm ở “{0}”", error.Detail],
        EventFilterProblem.ValueMissing => words["trường {0} thiếu giá trị", error.Detail],
        EventFilterProblem.NoWord => words["“{0}” không có chữ hay số nào", error.Detail],
        EventFilterProblem.FieldInsideField => words["không đặt trường {0} trong ngoặc của trường khác", error.Detail],
        EventFilterProblem.NotComparable => words["“{0}” không so sánh được; cần số, thời gian hoặc địa chỉ", error.Detail],
        _ => words["khoảng phải viết [a TO b]; thiếu {0}", error.Detail],
    };
}
