namespace Pipeline.Text;

/// <summary>A text that was told wrongly.</summary>
/// <param name="Text">Its beginning.</param>
/// <param name="Label">What is true.</param>
/// <param name="Said">What was said.</param>
/// <param name="Probability">Of what was asked, or of the kind that was said.</param>
public sealed record Mistake(string Text, string Label, string Said, double Probability)
{
    private const int Longest = 160;

    internal Mistake(ScoredText text) : this(Shorten(text.Text), text.Label ? "1" : "0", text.Label ? "0" : "1", text.Score)
    {
    }

    internal static string Shorten(string text) => text.Length <= Longest ? text : text[..Longest] + "…";
}
