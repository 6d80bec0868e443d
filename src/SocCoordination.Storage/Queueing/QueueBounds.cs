namespace SocCoordination.Storage.Queueing;

/// <summary>How much may wait and how much is committed together.</summary>
internal sealed record QueueBounds(int WaitingItems, long WaitingBytes, int GroupItems, long GroupBytes);
