namespace Pipeline.Moderate.SecondOpinion;

/// <summary>A service that judges texts. Whoever adds one derives from this; failing is for the pipeline around it.</summary>
public abstract class OpinionProvider
{
    /// <summary>Part of findings: names never change.</summary>
    public abstract string Name { get; }

    /// <summary>How harmful a text is, 0 to 1.</summary>
    /// <exception cref="HttpRequestException">The service did not answer as it should.</exception>
    public abstract Task<float> HarmOfAsync(string text, CancellationToken cancellationToken);
}
