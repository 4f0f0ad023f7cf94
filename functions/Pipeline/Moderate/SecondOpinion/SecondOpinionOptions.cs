using System.ComponentModel.DataAnnotations;

namespace Pipeline.Moderate.SecondOpinion;

/// <summary>A service in the cloud that is asked where the local models are unsure: configuration section <c>SecondOpinion</c>. Off unless it has an address.</summary>
public sealed class SecondOpinionOptions
{
    public const string Section = "SecondOpinion";

    /// <summary>Address of the Azure AI Content Safety resource. Texts that are unsure are sent there; without it nothing leaves the product.</summary>
    public Uri? Endpoint { get; set; }

    public string? Key { get; set; }

    /// <summary>A reference into a vault that did not resolve is handed over as it stands, and is no key.</summary>
    internal bool IsOn => Endpoint is not null && !string.IsNullOrWhiteSpace(Key) && !Key.StartsWith('@');

    /// <summary>For one attempt.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);

    [Range(1, 5)]
    public int Retries { get; set; } = 2;

    /// <summary>The first wait between attempts; it doubles, with jitter.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Questions a second at most; the smallest paid tier takes ten.</summary>
    [Range(1, 1000)]
    public int PerSecond { get; set; } = 10;

    /// <summary>How long nothing is asked once half of the questions of as long a time failed.</summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(30);
}
