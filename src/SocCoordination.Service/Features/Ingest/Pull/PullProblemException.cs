namespace SocCoordination.Service.Features.Ingest.Pull;

/// <summary>Why nothing can be pulled at present, in a sentence for <c>/sources</c> that says what to do.</summary>
internal sealed class PullProblemException(string message) : Exception(message);
