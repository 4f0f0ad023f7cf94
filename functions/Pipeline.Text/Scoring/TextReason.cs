namespace Pipeline.Text;

/// <summary>One reason for a score.</summary>
/// <param name="Name">What was seen: a cue by name, two cues that stand near each other ("send, credential"), or "wording" for the words themselves.</param>
/// <param name="Start">Where it stands in the text, in UTF-16 units; with a length of 0 it is of the whole text.</param>
/// <param name="Weight">How much it added to the score, in units of the logit; reasons against it are negative.</param>
public readonly record struct TextReason(string Name, int Start, int Length, float Weight);
