namespace SocCoordination.Service.Features.Ingest.Pull;

/// <summary>A primary shard of a pulled index.</summary>
/// <param name="Created">When the index was made.</param>
/// <param name="Checkpoint">Every operation up to this <c>_seq_no</c> is done on all copies and stays; -1: none.</param>
internal sealed record RemoteShard(string Index, string Uuid, int Number, DateTimeOffset Created, long Checkpoint);

/// <summary>What a source's patterns stand for at present.</summary>
/// <param name="Known">The UUIDs of all their indices, closed ones too.</param>
/// <param name="Away">Shards that should be there and are not.</param>
internal sealed record RemoteListing(IReadOnlyList<RemoteShard> Shards, IReadOnlySet<string> Known, IReadOnlyList<string> Away);
