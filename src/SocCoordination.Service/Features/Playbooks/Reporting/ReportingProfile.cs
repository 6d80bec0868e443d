namespace SocCoordination.Service.Features.Playbooks.Reporting;

/// <summary>One set of laws that ask for notices and reports, as dated data. Several are in force side by side.</summary>
/// <param name="From">The first day in force, in the province's zone.</param>
/// <param name="To">The last day in force; null while no end is known.</param>
/// <param name="Note">What is not verified.</param>
internal sealed record ReportingProfile(
    string Id, BothLanguages Title, DateOnly From, DateOnly? To, BothLanguages? Note, IReadOnlyList<Deadline> Deadlines, IReadOnlyList<CalendarDuty> Calendar)
{
    public bool IsInForce(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>Something that somebody must send within a time after something happened.</summary>
/// <param name="Duty">Deadlines of the same duty ask, in different laws, for the same thing: the earliest wins.</param>
/// <param name="Trigger">Makes the duty arise.</param>
/// <param name="RunsFrom">From when the limit counts; mostly the trigger itself.</param>
/// <param name="Limit">Zero: immediately.</param>
/// <param name="LevelAtLeast">Only for systems of this level or above.</param>
internal sealed record Deadline(
    string Id, string Duty, Trigger Trigger, Trigger RunsFrom, Party Who, IReadOnlyList<Party> To, TimeSpan Limit, BothLanguages Form, string Article,
    Confidence Confidence, int LevelAtLeast, BothLanguages? Note);

/// <summary>A report that is due on the same days each year.</summary>
/// <param name="Before">It must be there before these days.</param>
internal sealed record CalendarDuty(
    string Id, Party Who, IReadOnlyList<Party> To, IReadOnlyList<MonthDay> Before, BothLanguages Form, string Article, Confidence Confidence);

/// <summary>A day of each year.</summary>
internal sealed record MonthDay(int Month, int Day)
{
    public DateOnly In(int year) => new(year, Month, Day);
}

/// <summary>What may happen to a case that makes a duty arise.</summary>
internal enum Trigger
{
    /// <summary>Phát hiện.</summary>
    Detected,

    /// <summary>Nhận được thông báo, báo cáo của cơ quan khác.</summary>
    Reported,

    /// <summary>Xác minh xong.</summary>
    Confirmed,

    /// <summary>Có khả năng là sự cố nghiêm trọng.</summary>
    Serious,

    /// <summary>Vượt khả năng xử lý.</summary>
    BeyondCapacity,

    /// <summary>Gián đoạn dịch vụ nghiêm trọng.</summary>
    ServiceInterrupted,

    /// <summary>Đe dọa an ninh quốc gia, trật tự xã hội.</summary>
    NationalSecurity,

    /// <summary>Vi phạm dữ liệu cá nhân.</summary>
    PersonalData,

    /// <summary>Dữ liệu vị trí, sinh trắc học.</summary>
    SensitivePersonalData,

    /// <summary>Đã xử lý xong.</summary>
    Handled,

    /// <summary>Kết thúc ứng cứu.</summary>
    Closed,
}

/// <summary>Who sends or receives.</summary>
internal enum Party
{
    /// <summary>Đội ứng cứu sự cố.</summary>
    Team,

    /// <summary>Đơn vị vận hành.</summary>
    Operator,

    /// <summary>Cơ quan chủ quản.</summary>
    Owner,

    /// <summary>Cơ quan điều phối quốc gia.</summary>
    Coordinator,

    /// <summary>Đơn vị chuyên trách.</summary>
    SpecialisedUnit,

    /// <summary>Thành viên mạng lưới có liên quan.</summary>
    Members,

    /// <summary>Cơ quan chuyên trách của Bộ Công an (PA05, A05).</summary>
    Mps,

    /// <summary>Bên kiểm soát dữ liệu.</summary>
    Controller,

    /// <summary>Cơ quan chuyên trách bảo vệ dữ liệu cá nhân.</summary>
    DataProtectionAuthority,

    /// <summary>Chủ thể dữ liệu.</summary>
    DataSubjects,

    /// <summary>Bên gửi thông báo.</summary>
    Sender,
}

/// <summary>How well the text of the law was checked.</summary>
internal enum Confidence
{
    High,
    Medium,
    Low,
    Unverified,
}
