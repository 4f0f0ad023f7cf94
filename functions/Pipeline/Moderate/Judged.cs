using Pipeline.Model;

namespace Pipeline.Moderate;

/// <summary>A text's verdict as it stands, and as it stood before.</summary>
/// <param name="Before">Null where nothing stood against the text, or nobody can have judged it before.</param>
/// <param name="After">Allowed: nothing stands against it any more.</param>
public sealed record Judged(Verdict? Before, Verdict After)
{
    public bool IsNews => Before is null || !Before.SaysTheSameAs(After);
}
