namespace Pipeline.Text;

/// <summary>What a text is scored for and may be acted on for.</summary>
public enum TextTask
{
    /// <summary>Unwanted promotion or deceit: spam and scam together.</summary>
    Spam = 0,

    /// <summary>Deceit alone: what would cost a member money, an account or data.</summary>
    Scam = 1,

    /// <summary>Insult, threat, hatred or harassment of people.</summary>
    Toxic = 2,
}
