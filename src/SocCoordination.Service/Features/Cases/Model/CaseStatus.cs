namespace SocCoordination.Service.Features.Cases.Model;

/// <summary>Where a case stands in the official process (TT20/2017 Điều 11).</summary>
public enum CaseStatus
{
    /// <summary>1a Tiếp nhận, xác minh.</summary>
    Verification,

    /// <summary>1b Ưu tiên ứng cứu ban đầu.</summary>
    Prioritisation,

    /// <summary>1c Lựa chọn phương án.</summary>
    Planning,

    /// <summary>2 Ứng cứu, ngăn chặn, xử lý.</summary>
    Containment,

    /// <summary>3a Gỡ bỏ.</summary>
    Eradication,

    /// <summary>3b Khôi phục.</summary>
    Recovery,

    /// <summary>3c Kiểm tra, đánh giá.</summary>
    Review,

    /// <summary>4 Tổng kết, đánh giá, rút kinh nghiệm.</summary>
    LessonsLearned,

    /// <summary>Kết thúc.</summary>
    Closed,
}
