namespace SocCoordination.Events.Tests.Support;

/// <summary>Tests that measure what the whole process allocates: no other runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
