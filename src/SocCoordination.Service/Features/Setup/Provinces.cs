namespace SocCoordination.Service.Features.Setup;

/// <summary>The 34 provinces and cities since 1-7-2025 (Nghị quyết 202/2025/QH15), in the alphabet's order. A name of one's own may be typed too.</summary>
internal static class Provinces
{
    private static readonly string[] Cities = ["Cần Thơ", "Đà Nẵng", "Hà Nội", "Hải Phòng", "Hồ Chí Minh", "Huế"];

    private static readonly string[] Others =
    [
        "An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng", "Đắk Lắk", "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Tĩnh", "Hưng Yên", "Khánh Hòa", "Lai Châu",
        "Lâm Đồng", "Lạng Sơn", "Lào Cai", "Nghệ An", "Ninh Bình", "Phú Thọ", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sơn La", "Tây Ninh", "Thái Nguyên",
        "Thanh Hóa", "Tuyên Quang", "Vĩnh Long",
    ];

    public static readonly IReadOnlyList<string> All = [.. Cities.Select(name => "thành phố " + name), .. Others.Select(name => "tỉnh " + name)];
}
