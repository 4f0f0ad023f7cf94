using Pipeline.Model;

namespace Pipeline.Ingest.Memberships;

/// <summary>What a membership is for and until when, as far as the platform says.</summary>
internal sealed record MembershipTerms(string? Tier = null, DateTimeOffset? PaidUntil = null, Money? Money = null);

/// <summary>What every event of one delivery of a club's platform shares, and how its events are made.</summary>
internal sealed record ClubDelivery(Source Source, Connection Connection, MemberKey Key, WebhookRequest Request)
{
    public DateTimeOffset ReceivedAt => Request.ReceivedAt;

    /// <summary>
    /// The community that one of the names feeds (a product, a tier, a campaign), else the connection's own; null if there is none.
    /// </summary>
    public CommunityId? CommunityOf(params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
        {
            if (name is not null && Connection.Channels.TryGetValue(name, out var community))
                return community;
        }

        return Connection.CommunityOf(null);
    }

    /// <summary>An event that the platform has a name for, whichever of its deliveries speaks of it.</summary>
    public EventId EventOf(string name, int ordinal = 0) => EventId.Of(Connection.Id, name, ordinal);

    /// <summary>An event that nothing names: the same body under the same <paramref name="kind"/> is the same event.</summary>
    public EventId EventOfBody(string kind) => EventOf($"{kind}:{Digest.Text(Request.Body.Span)}");

    public Person PersonOf(string id, string? handle = null, string? name = null, bool isBot = false) =>
        new(Key.Of(Source, id), id, Shown(handle), Shown(name), isBot);

    public MembershipChanged Changed(
        EventId id, (CommunityId Community, Person Member) who, MembershipChange change, DateTimeOffset at, MembershipTerms terms) => new()
        {
            Id = id,
            Community = who.Community,
            Connection = Connection.Id,
            Source = Source,
            At = at.ToUniversalTime(),
            Member = who.Member,
            Change = change,
            Tier = string.IsNullOrWhiteSpace(terms.Tier) ? null : terms.Tier,
            PaidUntil = terms.PaidUntil?.ToUniversalTime(),
            Amount = terms.Money?.Amount,
            Currency = terms.Money?.Currency,
        };

    public MemberJoined Joined(EventId id, (CommunityId Community, Person Member) who, DateTimeOffset at) => new()
    {
        Id = id,
        Community = who.Community,
        Connection = Connection.Id,
        Source = Source,
        At = at.ToUniversalTime(),
        Member = who.Member,
    };

    public MemberLeft Left(EventId id, (CommunityId Community, Person Member) who, DateTimeOffset at) => new()
    {
        Id = id,
        Community = who.Community,
        Connection = Connection.Id,
        Source = Source,
        At = at.ToUniversalTime(),
        Member = who.Member,
    };

    public MemberRoleChanged RoleChanged(
        EventId id, (CommunityId Community, Person Member) who, DateTimeOffset at, bool isStaff, IReadOnlyList<string> roles) => new()
        {
            Id = id,
            Community = who.Community,
            Connection = Connection.Id,
            Source = Source,
            At = at.ToUniversalTime(),
            Member = who.Member,
            IsStaff = isStaff,
            Roles = roles,
        };

    public static Reading NotOurs(string kind) => Reading.NotUsed(kind + "/unconnected");

    private static string? Shown(string? name) => string.IsNullOrWhiteSpace(name) ? null : name;
}
