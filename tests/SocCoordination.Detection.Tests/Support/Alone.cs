namespace SocCoordination.Detection.Tests.Support;

/// <summary>Tests that measure the whole process, its memory or its time: no other runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
