using FluentValidation;

namespace SocCoordination.Service.Features.Alerts;

/// <summary>The rule for every list of alerts that a command takes.</summary>
internal static class AlertListRule
{
    public const int Most = 1000;

    public static IRuleBuilderOptions<T, IReadOnlyList<long>> AreAlerts<T>(this IRuleBuilder<T, IReadOnlyList<long>> rule) =>
        rule.Must(alerts => alerts is { Count: > 0 and <= Most })
            .WithMessage("Chọn từ 1 đến 1000 cảnh báo.");
}
