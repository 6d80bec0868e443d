namespace SocCoordination.Service.Features.Cases.Model;

/// <summary>Traffic Light Protocol 2.0 (FIRST). Vietnam's statutory secrecy marks (Mật and up) are not TLP and do not belong here.</summary>
public enum Tlp
{
    Clear,
    Green,
    Amber,
    AmberStrict,
    Red,
}
