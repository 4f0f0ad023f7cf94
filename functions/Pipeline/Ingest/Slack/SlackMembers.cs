using Pipeline.Model;

namespace Pipeline.Ingest.Slack;

/// <summary>
/// Who came, went, or became staff. A community is either a channel or a workspace (see <see cref="SlackDelivery"/>). Coming to a channel
/// is coming to either: the first time counts. Going from a channel is going from the community where the channel is all of it, and from
/// a workspace only whoever is deactivated goes.
/// </summary>
internal static class SlackMembers
{
    public static Reading Joined(SlackChannelMember member, SlackDelivery delivery)
    {
        const string Kind = "member_joined_channel";
        if (delivery.CommunityOf(member.Channel, isDirect: false) is not { } community)
            return SlackDelivery.NotOurs(Kind, isDirect: false);

        var facts = new SlackFacts(delivery.Connection.Id, community, member.Channel, delivery.People);
        return delivery.TimeOf(member.EventTs) is { } at
            ? Reading.Of(facts.Joined(member.User, member.Inviter, shown: null, delivery.EventOf(), at))
            : SlackDelivery.Timeless();
    }

    public static Reading Left(SlackChannelMember member, SlackDelivery delivery)
    {
        const string Kind = "member_left_channel";
        if (delivery.CommunityOf(member.Channel, isDirect: false) is not { } community)
            return SlackDelivery.NotOurs(Kind, isDirect: false);
        if (!delivery.IsWhole(member.Channel))
            return Reading.NotUsed(Kind + "/one_of_several");

        var facts = new SlackFacts(delivery.Connection.Id, community, member.Channel, delivery.People);
        return delivery.TimeOf(member.EventTs) is { } at
            ? Reading.Of(facts.Left(member.User, shown: null, delivery.EventOf(), at))
            : SlackDelivery.Timeless();
    }

    /// <summary>An account is new in the workspace. Slack does not say who invited it.</summary>
    public static Reading Came(SlackUserNews news, SlackDelivery delivery)
    {
        if (delivery.Workspace is not { } community)
            return Reading.NotUsed("team_join/unconnected_workspace");
        if (delivery.TimeOf(news.EventTs) is not { } at)
            return SlackDelivery.Timeless();

        var joined = new MemberJoined
        {
            Id = delivery.EventOf(),
            Community = community,
            Connection = delivery.Connection.Id,
            Source = Source.Slack,
            At = at,
            Member = delivery.People.PersonOf(news.User),
        };
        return news.User.IsStaff == true ? new([joined, RoleOf(news.User, community, at, delivery, ordinal: 1)]) : Reading.Of(joined);
    }

    /// <summary>Says what an account is now, whatever changed: mostly somebody's status.</summary>
    public static Reading Changed(SlackUserNews news, SlackDelivery delivery)
    {
        if (delivery.Workspace is not { } community)
            return Reading.NotUsed("user_change/unconnected_workspace");
        if (delivery.TimeOf(news.EventTs) is not { } at)
            return SlackDelivery.Timeless();
        if (!news.User.Deleted)
            return news.User.IsStaff is null ? Reading.NotUsed("user_change/no_role") : Reading.Of(RoleOf(news.User, community, at, delivery));

        return Reading.Of(new MemberLeft
        {
            Id = delivery.EventOf(),
            Community = community,
            Connection = delivery.Connection.Id,
            Source = Source.Slack,
            At = at,
            Member = delivery.People.PersonOf(news.User),
        });
    }

    private static MemberRoleChanged RoleOf(
        SlackUser user, CommunityId community, DateTimeOffset at, SlackDelivery delivery, int ordinal = 0) => new()
        {
            Id = delivery.EventOf(ordinal),
            Community = community,
            Connection = delivery.Connection.Id,
            Source = Source.Slack,
            At = user.IsStaff == true ? WeekOf(at) : at,
            Member = delivery.People.PersonOf(user),
            IsStaff = user.IsStaff == true,
            Roles = [user.Role],
        };

    // What staff are is repeated with every status they set, and of a member's changes only the last few dozen are kept: dated to the
    // week, they reach back for more than a year. Who was told to be no staff before in the same week becomes it in the next.
    private static DateTimeOffset WeekOf(DateTimeOffset at)
    {
        var day = at.UtcDateTime.Date;
        return new(day.AddDays(-(((int)day.DayOfWeek + 6) % 7)), TimeSpan.Zero);
    }
}
