using System.Text;

namespace SocCoordination.Events.Ecs;

/// <summary>The path of one field, split once.</summary>
internal sealed class EcsField
{
    public EcsField(string name)
    {
        Name = name;
        Segments = [.. name.Split('.').Select(segment => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(segment))];
    }

    public string Name { get; }

    public ReadOnlyMemory<byte>[] Segments { get; }

    public override string ToString() => Name;
}
