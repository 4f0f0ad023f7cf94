using System.Runtime.InteropServices;
using Pipeline.Model;
using Pipeline.Rollup.Interactions;

namespace Pipeline.Rollup.Definitions;

/// <summary>
/// Everybody's joining as a member, in the order of time: the first, and each that follows 30 days or more after leaving. Staff do not join;
/// who had posted before the first joining that is known was there already, and is no newcomer.
/// </summary>
internal sealed class Newcomers
{
    public static readonly TimeSpan UntilNewAgain = TimeSpan.FromDays(30);

    private readonly CommunityHistory _history;
    private readonly CommunityInteractions _interactions;
    private readonly List<Newcomer> _joined = [];
    private readonly int[] _latest;

    private Newcomers(CommunityHistory history, CommunityInteractions interactions)
    {
        (_history, _interactions) = (history, interactions);
        _latest = new int[history.Members.Count];
        Array.Fill(_latest, -1);
    }

    public static ReadOnlySpan<Newcomer> Of(CommunityHistory history, CommunityInteractions interactions)
    {
        var newcomers = new Newcomers(history, interactions);
        newcomers.FindJoinings();
        newcomers.FindFirstPosts();
        newcomers.FindResponses();
        return CollectionsMarshal.AsSpan(newcomers._joined);
    }

    private void FindJoinings()
    {
        var (firstPosts, memberships) = (FirstPosts(), new Membership[_latest.Length]);
        var leaves = _interactions.Leaves;
        var left = 0;
        foreach (ref readonly var joining in _interactions.Joins)
        {
            for (; left < leaves.Length && leaves[left].At < joining.At; left++)
                Leave(leaves[left], memberships);

            ref var membership = ref memberships[joining.Member];
            var isFirst = membership.Platforms == 0 && membership.LeftAt == 0;
            var isAgain = membership.Platforms == 0 && !isFirst && joining.At - membership.LeftAt >= UntilNewAgain.Ticks;
            membership.Platforms |= 1 << (int)joining.Source;
            if (joining.IsByStaff || !(isAgain || (isFirst && !(firstPosts[joining.Member] < joining.At))))
                continue;

            _joined.Add(new()
            {
                Member = joining.Member,
                Day = joining.Day,
                JoinedAt = joining.At,
                IsFirst = isFirst,
                Referrer = IsReferral(joining) ? joining.Inviter : -1,
                Attribution = joining.Attribution,
                Earlier = _latest[joining.Member],
            });
            _latest[joining.Member] = _joined.Count - 1;
        }

        for (; left < leaves.Length; left++)
            Leave(leaves[left], memberships);
    }

    // Members bring others; staff invite people because it is their work, and with another account of one's own one brings nobody.
    private bool IsReferral(in Joining joining) =>
        joining.Inviter >= 0 && joining.Inviter != joining.Member && joining.Attribution != Attribution.Unknown
        && !_history.Members.IsStaff(joining.Inviter, _history.EndOf(joining.Day));

    private void Leave(in Leaving leaving, Membership[] memberships)
    {
        ref var membership = ref memberships[leaving.Member];
        membership.Platforms &= ~(1 << (int)leaving.Source);
        if (membership.Platforms != 0)
            return;

        membership.LeftAt = leaving.At;
        if (_latest[leaving.Member] is var latest && latest >= 0 && Joined(latest).LeftAt == 0)
            Joined(latest).LeftAt = leaving.At;
    }

    private long[] FirstPosts()
    {
        var posts = new long[_latest.Length];
        Array.Fill(posts, long.MaxValue);
        foreach (ref readonly var message in _interactions.Messages)
            posts[message.Author] = Math.Min(posts[message.Author], message.At);
        return posts;
    }

    private void FindFirstPosts()
    {
        var messages = _interactions.Messages;
        for (var i = 0; i < messages.Length; i++)
        {
            if (Find(messages[i].Author, messages[i].At) is not (>= 0 and var place) || Joined(place).FirstPostAt != 0)
                continue;

            ref var newcomer = ref Joined(place);
            (newcomer.FirstPostAt, newcomer.FirstPostDay, newcomer.FirstPost, newcomer.Post) = (messages[i].At, messages[i].Day, i, Trace.Of(messages[i]));
        }
    }

    private void FindResponses()
    {
        foreach (ref readonly var message in _interactions.Messages)
        {
            if (_interactions.IsToAnother(message))
                Respond(message.Target, Trace.Of(message), isAnswer: true);
        }

        foreach (ref readonly var reaction in _interactions.Reactions)
        {
            if (_interactions.IsToAnother(reaction))
                Respond(reaction.Target, Trace.Of(reaction, _interactions.Messages[reaction.Target]), isAnswer: false);
        }
    }

    private void Respond(int target, in Trace response, bool isAnswer)
    {
        // Clocks differ: what answers a message came after it.
        var message = _interactions.Messages[target];
        if (Find(message.Author, message.At) is not (>= 0 and var place))
            return;

        ref var newcomer = ref Joined(place);
        var at = Math.Max(response.At, message.At);
        if (newcomer.HeardAt == 0 || at < newcomer.HeardAt)
            (newcomer.HeardAt, newcomer.Heard) = (at, response);
        if (isAnswer && newcomer.FirstPostAt != 0 && newcomer.FirstPost == target
            && (newcomer.FirstPostAnsweredAt == 0 || at < newcomer.FirstPostAnsweredAt))
        {
            (newcomer.FirstPostAnsweredAt, newcomer.FirstAnswer) = (at, response);
        }
    }

    // The membership at the instant; -1 if it did not begin within the history.
    private int Find(int member, long at)
    {
        var place = _latest[member];
        while (place >= 0 && Joined(place).JoinedAt > at)
            place = Joined(place).Earlier;
        return place;
    }

    private ref Newcomer Joined(int place) => ref CollectionsMarshal.AsSpan(_joined)[place];

    private record struct Membership(int Platforms, long LeftAt);
}
