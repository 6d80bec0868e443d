namespace SocCoordination.Service.Features.Agencies.Model;

/// <summary>An information system that an agency operates.</summary>
internal sealed class AgencySystem
{
    public int Id { get; set; }

    public int AgencyId { get; set; }

    public required string Name { get; set; }

    /// <summary>Cấp độ 1–5 (NĐ331/2026 Đ11–15).</summary>
    public int Level { get; set; } = 1;

    /// <summary>Chủ quản: who owns it, as the forms ask.</summary>
    public string? Owner { get; set; }

    /// <summary>Holds personal data, so that a breach has its own deadline (Luật 91/2025 Đ23).</summary>
    public bool PersonalData { get; set; }

    public List<SystemHost> Hosts { get; } = [];
}

/// <summary>A host name, domain, address or CIDR block that belongs to a system; <c>*</c> stands for any part of a name.</summary>
internal sealed class SystemHost
{
    public int Id { get; set; }

    public int SystemId { get; set; }

    public required string Pattern { get; set; }
}
