using System.Globalization;
using Pipeline.Rollup.Definitions;

namespace Pipeline.Rollup.Lists;

/// <summary>Who joined within seven days and has written nothing, or has not been answered.</summary>
internal static class GreetToday
{
    private const string Unanswered = "unanswered";
    private const string Silent = "silent";
    private static readonly TimeSpan Window = TimeSpan.FromDays(7);

    /// <summary>Who waits for an answer, the longest first; then who has not written, the newest first.</summary>
    public static IEnumerable<Draft> Of(ListInput input)
    {
        var (unanswered, silent) = (new List<(long At, Draft Draft)>(), new List<(long At, Draft Draft)>());
        foreach (ref readonly var newcomer in input.Newcomers)
        {
            if (newcomer.JoinedAt < input.End - Window.Ticks || newcomer.LeftAt != 0 || !input.Lives.IsPresent(newcomer.Member))
                continue;

            var joining = new Trace(newcomer.Member, newcomer.Day, newcomer.JoinedAt);
            if (newcomer.FirstPostAt == 0)
                silent.Add((newcomer.JoinedAt, Draft(Silent, $"Joined {Ago(input.End - newcomer.JoinedAt)} and has not written yet", joining)));
            else if (IsUnanswered(input, newcomer))
                unanswered.Add((newcomer.FirstPostAt, Waiting(input, newcomer, joining)));
        }

        return unanswered.OrderBy(one => one.At).Concat(silent.OrderByDescending(one => one.At)).Select(one => one.Draft);
    }

    /// <summary>A length of time as a person says it, in whole days or hours.</summary>
    public static string Ago(long ticks) => TimeSpan.FromTicks(ticks) switch
    {
        { TotalDays: >= 2 } days => string.Create(CultureInfo.InvariantCulture, $"{(int)days.TotalDays} days ago"),
        { TotalHours: >= 2 } hours => string.Create(CultureInfo.InvariantCulture, $"{(int)hours.TotalHours} hours ago"),
        _ => "just now",
    };

    private static bool IsUnanswered(ListInput input, in Newcomer newcomer) =>
        newcomer.FirstPostAnsweredAt == 0
        && QuestionsWaiting.CanTell(input.Interactions.Messages[newcomer.FirstPost].Source);

    private static Draft Waiting(ListInput input, in Newcomer newcomer, Trace joining)
    {
        var post = Trace.Of(input.Interactions.Messages[newcomer.FirstPost]);
        return Draft(Unanswered, $"Wrote for the first time {Ago(input.End - newcomer.FirstPostAt)}, and nobody has answered", post, joining) with { About = post };
    }

    private static Draft Draft(string name, string says, params Trace[] behind) => new(behind[0].Member, [new(name, says, behind)]);
}
