using SocCoordination.Service.Features.Agencies.Model;
using static SocCoordination.Service.Features.Demo.DemoHostKind;

namespace SocCoordination.Service.Features.Demo;

/// <summary>A province as the domain notes describe one: after the merger of 2025, with agencies of every kind, most of them sending logs.</summary>
internal static class DemoProvince
{
    public const string Name = "tỉnh Đắk Lắk";

    /// <summary>Which sends its firewall's syslog, and keeps the mail.</summary>
    public const string DataCentre = "Trung tâm Dữ liệu tỉnh";

    public static readonly IReadOnlyList<DemoAgency> Agencies =
    [
        new(AgencyKind.Province, "Văn phòng UBND tỉnh", true, null,
            new DemoSystem("Trục liên thông văn bản", 3, false, new DemoHost("truc-lt-01", Web, "10.10.1.11")),
            new DemoSystem("Quản lý văn bản và điều hành", 3, true, new DemoHost("qlvb-web-01", Web, "10.10.1.21"), new DemoHost("PC-VANTHU-VP", Desktop, "10.10.1.101"))),
        new(AgencyKind.Other, "Trung tâm Phục vụ hành chính công tỉnh", true, "Bộ phận một cửa",
            new DemoSystem("Một cửa điện tử và dịch vụ công", 3, true, new DemoHost("motcua-web-01", Web, "10.10.2.11"), new DemoHost("motcua-web-02", Web, "10.10.2.12"))),
        new(AgencyKind.Other, DataCentre, true, null,
            new DemoSystem("Thư điện tử công vụ", 3, true, new DemoHost("mail-01", Mail, "10.10.3.25")),
            new DemoSystem("Hạ tầng dùng chung", 3, false, new DemoHost("FILE01", Desktop, "10.10.3.31"))),
        Department("Sở Khoa học và Công nghệ", "skhcn", 4, 2, "Sở Thông tin và Truyền thông"),
        Department("Sở Tài chính", "stc", 5, 2, "Sở Kế hoạch và Đầu tư"),
        Department("Sở Y tế", "syt", 6, 2, null),
        Department("Sở Giáo dục và Đào tạo", "sgddt", 7, 2, null),
        Department("Sở Nội vụ", "snv", 8, 2, "Sở Lao động - Thương binh và Xã hội"),
        Department("Sở Nông nghiệp và Môi trường", "snnmt", 9, 2, "Sở Tài nguyên và Môi trường"),
        Department("Sở Xây dựng", "sxd", 10, 2, "Sở Giao thông vận tải"),
        Department("Sở Tư pháp", "stp", 11, 2, null),
        Department("Sở Công Thương", "sct", 12, 1, null),
        Department("Sở Văn hóa, Thể thao và Du lịch", "svhttdl", 13, 1, null),
        new(AgencyKind.Department, "Thanh tra tỉnh", false, null, new DemoSystem("Cơ sở dữ liệu khiếu nại, tố cáo", 2, true, new DemoHost("PC-THANHTRA-01", Desktop, "10.10.14.101"))),
        Commune("UBND phường Buôn Ma Thuột", "BMT", 21, true, "thành phố Buôn Ma Thuột"),
        Commune("UBND phường Tân Lập", "TANLAP", 22, true, null),
        Commune("UBND phường Ea Kao", "EAKAO", 23, true, "xã Ea Kao"),
        Commune("UBND phường Tuy Hòa", "TUYHOA", 24, true, "thành phố Tuy Hòa, tỉnh Phú Yên"),
        Commune("UBND phường Bình Kiến", "BINHKIEN", 25, true, null),
        Commune("UBND xã Ea Súp", "EASUP", 26, true, "huyện Ea Súp"),
        Commune("UBND xã Krông Năng", "KRNANG", 27, true, "huyện Krông Năng"),
        Commune("UBND xã Krông Pắc", "KRPAC", 28, true, "huyện Krông Pắc"),
        Commune("UBND xã Cư M’gar", "CUMGAR", 29, true, "huyện Cư M’gar"),
        Commune("UBND xã Buôn Đôn", "BUONDON", 30, true, "huyện Buôn Đôn"),
        Commune("UBND xã Lắk", "LAK", 31, false, "huyện Lắk"),
        Commune("UBND xã Sông Hinh", "SONGHINH", 32, true, "huyện Sông Hinh, tỉnh Phú Yên"),
        Commune("UBND xã Sơn Hòa", "SONHOA", 33, false, "huyện Sơn Hòa, tỉnh Phú Yên"),
        Commune("UBND xã Đồng Xuân", "DONGXUAN", 34, false, "huyện Đồng Xuân, tỉnh Phú Yên"),
        School("Trường THPT Chuyên Nguyễn Du", "nguyendu", 41, true),
        School("Trường THPT Buôn Ma Thuột", "thptbmt", 42, true),
        School("Trường THCS Phan Chu Trinh", "phanchutrinh", 43, true),
        School("Trường THPT Nguyễn Huệ", "nguyenhue", 44, false),
        School("Trường Cao đẳng Y tế", "cdyt", 45, true),
        Hospital("Bệnh viện Đa khoa vùng Tây Nguyên", "bvtn", 51, true, 3),
        Hospital("Bệnh viện Đa khoa Phú Yên", "bvpy", 52, false, 3),
        Hospital("Trung tâm Y tế Krông Năng", "ttytkn", 53, true, 2),
        Hospital("Trung tâm Kiểm soát bệnh tật tỉnh", "cdc", 54, true, 2),
        new(AgencyKind.Party, "Văn phòng Tỉnh ủy", true, null, new DemoSystem("Mạng nội bộ cơ quan Đảng", 3, false, new DemoHost("PC-VPTU-01", Desktop, "10.10.61.101"))),
        new(AgencyKind.Party, "Ủy ban Mặt trận Tổ quốc tỉnh", true, null, new DemoSystem("Trang thông tin điện tử", 1, false, new DemoHost("web-mttq", Web, "10.10.62.11"))),
        new(AgencyKind.Party, "Tỉnh đoàn", false),
        new(AgencyKind.Other, "Ban Quản lý các khu công nghiệp tỉnh", true, null, new DemoSystem("Trang thông tin điện tử", 1, false, new DemoHost("web-kcn", Web, "10.10.63.11"))),
        new(AgencyKind.Other, "Báo và Phát thanh, Truyền hình Đắk Lắk", true, "Báo Phú Yên", new DemoSystem("Báo điện tử", 2, false, new DemoHost("bao-web-01", Web, "10.10.64.11"))),
    ];

    public static DemoAgency Find(string name) => Agencies.Single(agency => agency.Name == name);

    private static DemoAgency Department(string name, string code, int network, int level, string? aliases) => new(AgencyKind.Department, name, true, aliases,
        new DemoSystem("Trang thông tin điện tử", level, false, new DemoHost("web-" + code, Web, $"10.10.{network}.11")),
        new DemoSystem("Máy tính văn phòng", 1, false, new DemoHost("PC-" + code.ToUpperInvariant() + "-01", Desktop, $"10.10.{network}.101")));

    private static DemoAgency Commune(string name, string code, int network, bool sends, string? aliases) => new(AgencyKind.Commune, name, sends, aliases,
        new DemoSystem("Máy tính một cửa và kế toán", 1, true, new DemoHost($"PC-{code}-01", Desktop, $"10.10.{network}.101"), new DemoHost($"PC-{code}-KT", Desktop, $"10.10.{network}.102")));

    private static DemoAgency School(string name, string code, int network, bool sends) => new(AgencyKind.School, name, sends, null,
        new DemoSystem("Cổng thông tin và sổ điểm điện tử", 1, true, new DemoHost("web-" + code, Web, $"10.10.{network}.11")));

    private static DemoAgency Hospital(string name, string code, int network, bool sends, int level) => new(AgencyKind.Hospital, name, sends, null,
        new DemoSystem("Quản lý khám chữa bệnh (HIS)", level, true, new DemoHost("HIS-" + code.ToUpperInvariant(), Desktop, $"10.10.{network}.31")),
        new DemoSystem("Đăng ký khám trực tuyến", 2, true, new DemoHost("web-" + code, Web, $"10.10.{network}.11")));
}
