namespace Pipeline.Text;

/// <summary>What a message is about: the classes that the content figures count. The order is part of the wire and model formats.</summary>
public enum ContentKind
{
    /// <summary>None of the others: greetings, thanks, small talk.</summary>
    Other = 0,
    Question = 1,
    Guide = 2,
    Tip = 3,
    Feedback = 4,
    Recommendation = 5,
    Win = 6,
    Discussion = 7,
}
