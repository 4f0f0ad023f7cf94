namespace Pipeline.Text;

/// <summary>What would be flagged of texts that are taken to be honest.</summary>
/// <param name="Models">The version of the models.</param>
/// <param name="Spam">Flagged as spam or scam.</param>
/// <param name="Scam">Of them, or besides, flagged as scam.</param>
/// <param name="Mistakes">The surest first.</param>
public sealed record CleanFigures(string Models, int Texts, int Spam, int Scam, int Toxic, IReadOnlyList<Mistake> Mistakes)
{
    internal const int MostMistakes = 40;

    public double SpamRate => Share(Spam);

    public double ScamRate => Share(Scam);

    public double ToxicRate => Share(Toxic);

    private double Share(int part) => Texts == 0 ? 0 : (double)part / Texts;
}
