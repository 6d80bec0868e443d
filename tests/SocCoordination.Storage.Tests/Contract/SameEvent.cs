using System.Diagnostics.CodeAnalysis;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Storage.Tests.Contract;

/// <summary>Two events are the same in everything that a store keeps.</summary>
public sealed class SameEvent : IEqualityComparer<EcsEvent>
{
    public static readonly SameEvent Instance = new();

    public bool Equals(EcsEvent? x, EcsEvent? y) =>
        x is not null && y is not null && x with { Document = default } == y with { Document = default } && x.Document.Span.SequenceEqual(y.Document.Span);

    public int GetHashCode([DisallowNull] EcsEvent obj) => obj.Id.GetHashCode();
}
