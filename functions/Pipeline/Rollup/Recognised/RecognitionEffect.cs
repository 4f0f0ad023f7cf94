using Pipeline.Model;

namespace Pipeline.Rollup.Recognised;

/// <summary>What recognising members changed, against members who were as active before and were not recognised.</summary>
/// <param name="Recognised">Members who were recognised.</param>
/// <param name="Measured">Of those, each once: 28 days before and after are closed, and others were as active before.</param>
/// <param name="Changes">Empty where fewer than five members could be measured: too few to say.</param>
public sealed record RecognitionEffect(CommunityId Community, int Recognised, int Measured, IReadOnlyList<RecognitionChange> Changes);

/// <param name="Name">active_days, messages, answers (to members' questions), reactions, still_active (0 or 1, in the last two of four weeks).</param>
/// <param name="Mean">By how much more the recognised changed within 28 days than the others did.</param>
/// <param name="Low">Of Student's 95 % interval of the mean.</param>
public sealed record RecognitionChange(string Name, double Mean, double Low, double High)
{
    /// <summary>Whether the whole interval lies on one side of 0.</summary>
    public bool IsClear => Low > 0 || High < 0;
}
