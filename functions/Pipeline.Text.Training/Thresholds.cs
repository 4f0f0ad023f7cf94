namespace Pipeline.Text.Training;

/// <summary>
/// The probabilities from which scores are acted on. They were chosen where models met texts of sources that they had not learnt from (see the
/// model card), so that flagging an honest message stays rare; they change only with a look at those figures.
/// </summary>
internal static class Thresholds
{
    public static TextThresholds Chosen { get; } = new(
    [
        // Flag, then remove; each for low, normal and high sensitivity.
        0.94f, 0.85f, 0.65f, 0.995f, 0.98f, 0.96f,
        0.94f, 0.85f, 0.65f, 0.995f, 0.98f, 0.96f,
        0.40f, 0.24f, 0.12f, 0.990f, 0.97f, 0.93f,
    ]);
}
