using Pipeline.Model;

namespace Pipeline.Tests.Local.Demo;

/// <summary>Figures of a demo community, counted from its events in the plainest way.</summary>
internal sealed class Figures(Plays play)
{
    private static readonly string[] OfferAddresses = [".example/r/", "https://go.", "deals.example", "market.example"];

    private readonly HashSet<MemberId> _staff =
        [.. play.All.OfType<MemberRoleChanged>().Where(changed => changed.IsStaff).Select(changed => changed.Member.Id)];

    private readonly List<MessagePosted> _messages = [.. play.All.OfType<MessagePosted>().Where(posted => !posted.Author.IsBot)];

    /// <summary>By member who is not staff: how many others' questions they were the first to answer.</summary>
    public Dictionary<MemberId, int> MembersHelped()
    {
        var askers = _messages.Where(posted => posted.ReplyTo is null && posted.Content.Text.Contains('?', StringComparison.Ordinal))
            .ToDictionary(posted => (posted.Channel, posted.Message), posted => posted.Author.Id);
        return _messages.Where(posted => posted.ReplyTo is not null).GroupBy(posted => (posted.Channel, posted.ReplyTo!.Value))
            .Where(replies => askers.ContainsKey(replies.Key))
            .Select(replies => (Helper: replies.MinBy(reply => reply.At)!.Author.Id, Asker: askers[replies.Key]))
            .Where(help => help.Helper != help.Asker && !_staff.Contains(help.Helper))
            .Distinct().CountBy(help => help.Helper).ToDictionary();
    }

    /// <summary>By inviter: how many wrote and were heard by somebody within a week of joining.</summary>
    public Dictionary<MemberId, int> ActivatedReferrals()
    {
        var written = _messages.ToLookup(posted => posted.Author.Id);
        var replied = _messages.Where(posted => posted.ReplyTo is not null).Select(posted => (posted.Channel, posted.ReplyTo!.Value));
        var reacted = play.All.OfType<ReactionsChanged>().Where(change => change.Added.Count > 0).Select(change => (change.Channel, change.Message));
        var heard = replied.Concat(reacted).ToHashSet();
        return play.All.OfType<MemberJoined>().Where(joined => joined.Inviter is not null)
            .Where(joined => written[joined.Member.Id]
                .Any(posted => posted.At < joined.At.AddDays(7) && heard.Contains((posted.Channel, posted.Message))))
            .CountBy(joined => joined.Inviter!.Value).ToDictionary();
    }

    public double[] StaffShareOfThreadsByWeek()
    {
        var first = play.DayOf(play.History[0]);
        var weeks = _messages.Where(posted => posted.ReplyTo is null).GroupBy(posted => (play.DayOf(posted).DayNumber - first.DayNumber) / 7);
        return
        [
            .. weeks.OrderBy(week => week.Key)
                .Select(week => week.Count(posted => _staff.Contains(posted.Author.Id)) / (double)week.Count()),
        ];
    }

    public double MessagesADay(DateOnly from, DateOnly until) =>
        _messages.Count(posted => IsIn(posted, from, until)) / (until.DayNumber - from.DayNumber + 1.0);

    /// <summary>Of those who were active in the week before <paramref name="day"/>, how many were active in the week that begins three days after it.</summary>
    public double ReturnRate(DateOnly day)
    {
        var before = Active(day.AddDays(-7), day.AddDays(-1));
        var after = Active(day.AddDays(3), day.AddDays(9));
        return before.Count(after.Contains) / (double)before.Count;
    }

    public int Offers(DateOnly from, DateOnly until) => _messages.Count(posted =>
        IsIn(posted, from, until) && OfferAddresses.Any(address => posted.Content.Text.Contains(address, StringComparison.Ordinal)));

    private HashSet<MemberId> Active(DateOnly from, DateOnly until)
    {
        var wrote = _messages.Where(posted => IsIn(posted, from, until)).Select(posted => posted.Author.Id);
        var reacted = play.All.OfType<ReactionsChanged>().Where(change => IsIn(change, from, until)).Select(change => change.Actor.Id);
        return [.. wrote.Concat(reacted).Where(member => !_staff.Contains(member))];
    }

    private bool IsIn(CommunityEvent happened, DateOnly from, DateOnly until)
    {
        var day = play.DayOf(happened);
        return day >= from && day <= until;
    }
}
