using Pipeline.Model;

namespace Pipeline.Rollup.Mistakes;

/// <summary>Members wrote on three days, and nobody of the staff answered anybody.</summary>
internal sealed class Silence : IMistake
{
    private const int Days = 3;
    private const int FewestMessages = 3;

    public MistakeName Name => MistakeName.Silence;

    public string NextStep => "Answer one member today, be it with a single sentence.";

    public int CooldownDays => 7;

    public Seen On(Signs signs, int day)
    {
        if (!signs.HasStaff || day < Days - 1 || signs.Messages.Of(day - Days + 1, day) < FewestMessages)
            return Seen.TooFewToSay;
        return signs.StaffReplies.Of(day - Days + 1, day) == 0 ? Seen.Yes : Seen.No;
    }

    public Shown Show(Signs signs, int day) => new(
        $"Members wrote {signs.Messages.Of(day - Days + 1, day)} messages in three days, and staff answered none",
        signs.Newest(day - Days + 1, day, message => !message.IsByStaff));
}
