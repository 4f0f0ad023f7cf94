using System.Text.Json.Serialization;

namespace Pipeline.Model;

/// <summary>
/// Something that happened in a community, as a fact that does not change. A closed family: what a platform sends becomes one of
/// these or is acknowledged and counted. The discriminators are the wire format of the bus; they never change and are never reused.
/// </summary>
/// <remarks>Lists are empty where nothing was written: generated JSON readers put every missing <c>init</c> property back to nothing.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(MessagePosted), "message.posted")]
[JsonDerivedType(typeof(MessageEdited), "message.edited")]
[JsonDerivedType(typeof(MessageDeleted), "message.deleted")]
[JsonDerivedType(typeof(ReactionsChanged), "reactions.changed")]
[JsonDerivedType(typeof(ReactionTotals), "reactions.totals")]
[JsonDerivedType(typeof(MemberJoined), "member.joined")]
[JsonDerivedType(typeof(MemberLeft), "member.left")]
[JsonDerivedType(typeof(MembershipChanged), "membership.changed")]
[JsonDerivedType(typeof(MemberRoleChanged), "member.role_changed")]
[JsonDerivedType(typeof(MemberReported), "member.reported")]
[JsonDerivedType(typeof(InviteCreated), "invite.created")]
[JsonDerivedType(typeof(PollAnswered), "poll.answered")]
[JsonDerivedType(typeof(VoiceJoined), "voice.joined")]
[JsonDerivedType(typeof(ChannelMigrated), "channel.migrated")]
[JsonDerivedType(typeof(Conversion), "conversion")]
public abstract record CommunityEvent
{
    /// <summary>How far a platform's clock may be ahead: beyond it the event would open a day that nobody has lived yet.</summary>
    public static readonly TimeSpan MaxAhead = TimeSpan.FromDays(1);

    public required EventId Id { get; init; }

    public required CommunityId Community { get; init; }

    public required ConnectionId Connection { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required Source Source { get; init; }

    /// <summary>When it happened by the platform's clock, in UTC (arrival time where the platform says none).</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>An account as an event shows it: who acted, was added, was invited.</summary>
/// <param name="Id">The pseudonym that everything but the members table uses.</param>
/// <param name="PlatformId">The platform's own user id.</param>
/// <param name="Handle">The platform's user name (without @), when it has one.</param>
/// <param name="Name">The display name, when the platform sends one.</param>
/// <param name="IsBot">Whether the platform says it is a bot.</param>
public sealed record Person(MemberId Id, string PlatformId, string? Handle = null, string? Name = null, bool IsBot = false);
