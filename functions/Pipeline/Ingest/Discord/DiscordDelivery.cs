using Pipeline.Model;

namespace Pipeline.Ingest.Discord;

/// <summary>What every event of one webhook event or Gateway dispatch shares.</summary>
/// <param name="Kind">The name that Discord gives to what happened.</param>
/// <param name="At">When it happened, or came, where the platform's own objects do not say.</param>
/// <param name="Envelope">With the dispatch's place in its session.</param>
/// <param name="Data">What happened, as it was written.</param>
internal readonly record struct DiscordDelivery(
    Connection Connection, MemberKey Key, string Kind, DateTimeOffset At, DiscordEnvelope Envelope, ReadOnlyMemory<byte> Data)
{
    private const string StaffRoles = "StaffRoles";

    /// <summary>The community that the channel feeds, else the one that the whole server does, else the connection's own; null if none.</summary>
    public CommunityId? CommunityOf(Snowflake? guild, Snowflake? channel = null)
    {
        if (channel is { } room && Connection.Channels.TryGetValue(room.ToString(), out var community))
            return community;
        return Connection.CommunityOf(guild?.ToString());
    }

    public Reading NotOurs() => NotUsed("unconnected");

    public Reading NotUsed(string why) => Reading.NotUsed($"{Kind}/{why}");

    /// <summary>
    /// For what has no id of its own: its place in its session, which a resumed session keeps. From a sender that does not say the
    /// session it is what was sent, with its number.
    /// </summary>
    public EventId EventOf() => EventOf(Place);

    /// <summary>For one of many members that a dispatch tells of.</summary>
    public EventId EventOf(Snowflake member) => EventOf($"{Place}:{member}");

    /// <summary>For what Discord names by itself, so that every way it comes by is the same event.</summary>
    public EventId EventOf(string native) => EventId.Of(Connection.Id, native);

    public Person PersonOf(DiscordUser user, string? nick = null)
    {
        var id = user.Id.ToString();
        return new(Key.Of(Source.Discord, id), id, user.Username, nick ?? user.GlobalName, user.Bot || user.System);
    }

    /// <summary>Somebody of whom only the id is sent, with their account beside it or not.</summary>
    public Person PersonOf(Snowflake id, DiscordMember? member) =>
        member?.User is { } user && user.Id == id ? PersonOf(user, member.Nick) : PersonOf(new DiscordUser(id));

    public MemberId MemberOf(Snowflake id) => Key.Of(Source.Discord, id.ToString());

    /// <summary>Whether roles make somebody staff; null where the connection does not say which ones do.</summary>
    public bool? IsStaff(Snowflake[] roles)
    {
        if (Connection.Settings.GetValueOrDefault(StaffRoles) is not { Length: > 0 } staff)
            return null;

        var names = staff.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Array.Exists(roles, role => names.Contains(role.ToString()));
    }

    private string Place => Envelope is { Session: { } session, S: { } number }
        ? $"gateway:{session}:{number}"
        : $"dispatch:{Kind}:{Envelope.S}:{Digest.Text(Data.Span)}";
}
