namespace Pipeline.Moderate.SecondOpinion;

/// <summary>What came of asking.</summary>
/// <param name="Provider">Who was asked; null where nobody was.</param>
/// <param name="Harm">0 to 1; null without an answer.</param>
/// <param name="IsDegraded">It should have been asked and could not be: the local verdict stands.</param>
public sealed record Opinion(string? Provider, float? Harm, bool IsDegraded)
{
    /// <summary>The local models are sure enough.</summary>
    public static Opinion NotNeeded { get; } = new(null, null, false);
}
