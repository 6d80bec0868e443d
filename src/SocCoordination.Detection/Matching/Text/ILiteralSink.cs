namespace SocCoordination.Detection.Matching.Text;

/// <summary>Takes the literals that a search finds. A struct, so that the search is compiled for it.</summary>
internal interface ILiteralSink
{
    /// <param name="literal">The literal's number.</param>
    /// <returns>True to end the search.</returns>
    bool Take(int literal);
}

/// <summary>Wants to know only that there is one.</summary>
internal readonly struct NoSink : ILiteralSink
{
    public bool Take(int literal) => true;
}
