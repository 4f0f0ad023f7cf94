using Pipeline.Text;

namespace Pipeline.Classify;

/// <summary>Classify, the stage that says what a member created: one label per text.</summary>
public static class LabelText
{
    private const float SureEnough = 0.5f;

    public static ContentLabel Of(TextScores scores) =>
        new(scores.Kind, scores.Recommends >= SureEnough && scores.Kind != ContentKind.Question);
}
