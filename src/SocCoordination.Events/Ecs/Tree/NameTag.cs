namespace SocCoordination.Events.Ecs.Tree;

/// <summary>
/// Four bytes that tell almost any two names apart, and one bit of 64 for a set of them: most fields that are looked for
/// are not there, and most names that are no match need no second look.
/// </summary>
internal static class NameTag
{
    public static uint Of(ReadOnlySpan<byte> name) =>
        name.IsEmpty ? 0 : (uint)((byte)name.Length | (name[0] << 8) | (name[^1] << 16) | (name[name.Length / 2] << 24));

    public static ulong Bit(uint tag) => 1UL << (int)((tag * 0x9E3779B1) >> 26);
}
