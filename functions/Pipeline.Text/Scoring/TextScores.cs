namespace Pipeline.Text;

/// <summary>What the models say of one text. Probabilities are calibrated: of texts with 0.8, about eight in ten are what it says.</summary>
/// <param name="Spam">Probability, 0 to 1, of promotion that nobody asked for, without deceit.</param>
/// <param name="Scam">Probability of deceit: phishing, advance fees, fake support, malware.</param>
/// <param name="Toxic">Probability of insult, threat, hatred or harassment.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="KindProbability">Of that kind.</param>
/// <param name="Recommends">Probability that it recommends the community it was written in.</param>
/// <param name="Language">The language it is in.</param>
public readonly record struct TextScores(
    float Spam, float Scam, float Toxic, ContentKind Kind, float KindProbability, float Recommends, TextLanguage Language)
{
    /// <summary>What the text does besides.</summary>
    public TextSigns Signs { get; init; }

    /// <summary>Probability of spam or scam, which exclude each other.</summary>
    public float Unwanted => Spam + Scam;

    /// <summary>The probability that a task's thresholds are for.</summary>
    public float Of(TextTask task) => task switch
    {
        TextTask.Spam => Unwanted,
        TextTask.Scam => Scam,
        _ => Toxic,
    };
}
