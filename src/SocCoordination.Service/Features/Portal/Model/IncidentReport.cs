namespace SocCoordination.Service.Features.Portal.Model;

/// <summary>Tin báo: what an agency, or someone on the phone, told the team.</summary>
internal sealed class IncidentReport
{
    public int Id { get; set; }

    /// <summary><c>SC-BC-0117</c>.</summary>
    public required string Reference { get; set; }

    /// <summary>SHA-256 of the token in the sender's own link: who has the link may see the report's state and write to it.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>The form's own random number, so that a form sent twice on a bad line is one report.</summary>
    public required string FormId { get; init; }

    /// <summary>The agency, where the sender signed in or the team confirmed it; else null, and <see cref="AgencyName"/> is only what was typed.</summary>
    public int? AgencyId { get; set; }

    public required string AgencyName { get; init; }

    public ReportCategory Category { get; init; }

    public required string Description { get; init; }

    /// <summary>When it was noticed, in the sender's words.</summary>
    public string? Noticed { get; init; }

    public required string ContactName { get; init; }

    public required string ContactPhone { get; init; }

    public string? ContactEmail { get; init; }

    /// <summary>Taken by the team on the phone.</summary>
    public bool ByPhone { get; init; }

    public ReportState State { get; private set; }

    public DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? ReadAt { get; private set; }

    public DateTimeOffset? HandledAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public List<ReportMessage> Messages { get; } = [];

    /// <summary>Somebody of the team opened it. False where that is known already.</summary>
    public bool Read(DateTimeOffset at) => Advance(ReportState.Read, at);

    /// <summary>Somebody of the team took it up.</summary>
    public bool Handle(DateTimeOffset at) => Advance(ReportState.BeingHandled, at);

    public bool Close(DateTimeOffset at) => Advance(ReportState.Closed, at);

    private bool Advance(ReportState to, DateTimeOffset at)
    {
        if (State >= to)
            return false;
        State = to;
        if (to >= ReportState.Read)
            ReadAt ??= at;
        if (to >= ReportState.BeingHandled)
            HandledAt ??= at;
        if (to == ReportState.Closed)
            ClosedAt ??= at;
        return true;
    }
}

/// <summary>Where a report stands, as its sender sees it.</summary>
public enum ReportState
{
    Received,
    Read,
    BeingHandled,
    Closed,
}

/// <summary>What happened, in a layman's words.</summary>
public enum ReportCategory
{
    /// <summary>Tệp bị khóa, máy đòi tiền.</summary>
    Ransom,

    /// <summary>Trang web bị sửa hoặc không vào được.</summary>
    Website,

    /// <summary>Tài khoản bị người khác dùng.</summary>
    Account,

    /// <summary>Thư, tin nhắn lừa đảo.</summary>
    Phishing,

    /// <summary>Khác, hoặc không rõ.</summary>
    Other,
}

/// <summary>One message between an agency and the team; the agency sees every one.</summary>
internal sealed class ReportMessage
{
    public int Id { get; set; }

    public int ReportId { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Author { get; init; }

    public required string AuthorName { get; init; }

    /// <summary>True where the team wrote it.</summary>
    public bool FromTeam { get; init; }

    public required string Text { get; init; }
}
