using System.Text.Json.Serialization;

namespace SocCoordination.Service.Journal;

/// <summary>Something that happened, in the past tense; its properties are the journal entry's payload.</summary>
internal abstract record Fact
{
    /// <summary>What it is about: <c>alert:12</c>.</summary>
    [JsonIgnore]
    public abstract string Subject { get; }

    /// <summary>A second subject whose timeline shows it too.</summary>
    [JsonIgnore]
    public virtual string? Context => null;

    /// <summary>The agency it concerns.</summary>
    [JsonIgnore]
    public virtual int? Agency => null;

    /// <summary>Who hears of this one, of those who hear of its kind.</summary>
    public virtual Audience Hearers(Audience ofKind) => ofKind;
}

/// <summary>Who hears of a kind of fact live.</summary>
[Flags]
internal enum Audience
{
    /// <summary>The response team; administrators for what is theirs.</summary>
    Team = 1,

    /// <summary>The officers of the entry's agency.</summary>
    Agency = 2,

    /// <summary>The national CERT's liaison.</summary>
    Liaison = 4,
}
