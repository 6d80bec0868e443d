using System.Text;
using SocCoordination.Events.Ecs.Tree;

namespace SocCoordination.Events.Ecs;

/// <summary>The path of one field, split once.</summary>
internal sealed class EcsField
{
    public EcsField(string name)
    {
        Name = name;
        Segments = [.. name.Split('.').Select(segment => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(segment))];
        Tags = [.. Segments.Select(segment => NameTag.Of(segment.Span))];
    }

    public string Name { get; }

    public ReadOnlyMemory<byte>[] Segments { get; }

    /// <summary>The <see cref="NameTag"/> of each segment.</summary>
    public uint[] Tags { get; }

    public override string ToString() => Name;
}
