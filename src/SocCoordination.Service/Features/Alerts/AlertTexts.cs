using SocCoordination.Service.Features.Alerts.Model;

namespace SocCoordination.Service.Features.Alerts;

/// <summary>What an alert's values are called.</summary>
internal static class AlertTexts
{
    public static string Of(Verdict verdict, bool english) => verdict switch
    {
        Verdict.True => english ? "true" : "đúng là tấn công",
        Verdict.Benign => english ? "benign" : "lành tính",
        Verdict.False => english ? "false" : "báo sai",
        _ => english ? "duplicate" : "trùng",
    };

    /// <summary>What the verdict means, for who has to choose.</summary>
    public static string Meaning(Verdict verdict, bool english) => verdict switch
    {
        Verdict.True => english ? "an attack, as the rule says" : "có tấn công, như luật mô tả",
        Verdict.Benign => english ? "it happened, and was allowed" : "có xảy ra nhưng được phép",
        Verdict.False => english ? "the rule was wrong" : "luật nhận nhầm",
        _ => english ? "another alert already says it" : "cảnh báo khác đã nêu",
    };

    /// <summary>What an ECS field that alerts are grouped by holds: <c>địa chỉ</c>, <c>máy</c>, <c>tài khoản</c>.</summary>
    public static string EntityKind(string? field, bool english) => field switch
    {
        null => english ? "subject" : "đối tượng",
        _ when field.EndsWith(".ip", StringComparison.Ordinal) || field.EndsWith(".address", StringComparison.Ordinal) => english ? "address" : "địa chỉ",
        _ when field.StartsWith("user.", StringComparison.Ordinal) || field.Contains(".user.", StringComparison.Ordinal) => english ? "account" : "tài khoản",
        _ when field.StartsWith("host.", StringComparison.Ordinal) => english ? "host" : "máy",
        _ => english ? "subject" : "đối tượng",
    };

    /// <summary>How a rule compares, as a verb between field and value.</summary>
    /// <param name="test">The rule's modifiers: <c>contains|all</c>.</param>
    public static string Test(string test, bool negated, bool english)
    {
        // "all" and "neq" say how values are joined, not how one is compared.
        var verbs = test.Split('|').Where(modifier => modifier is not ("all" or "neq")).Select(modifier => Verb(modifier, english)).DefaultIfEmpty(Verb("", english));
        return (negated ? english ? "not: " : "không " : "") + string.Join(' ', verbs);
    }

    private static string Verb(string modifier, bool english) => modifier switch
    {
        "" => english ? "is" : "là",
        "contains" => english ? "contains" : "chứa",
        "startswith" => english ? "starts with" : "bắt đầu bằng",
        "endswith" => english ? "ends with" : "kết thúc bằng",
        "re" => english ? "matches" : "khớp mẫu",
        "cidr" => english ? "is in" : "thuộc dải",
        "exists" => english ? "exists:" : "tồn tại:",
        "gt" => ">",
        "gte" => "≥",
        "lt" => "<",
        "lte" => "≤",
        _ => modifier,
    };
}
