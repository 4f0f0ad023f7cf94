using System.Collections.Frozen;
using System.Text.Json.Serialization.Metadata;

namespace Pipeline.Ingest.Internal;

/// <summary>Every type that is understood, and the form of its data. What is not here is acknowledged and counted by its name.</summary>
internal static class EventVocabulary
{
    public const string ReactionAdded = "reaction.added";

    private static readonly InternalJsonContext Json = InternalJsonContext.Default;

    public static FrozenDictionary<string, JsonTypeInfo> Types { get; } = new Dictionary<string, JsonTypeInfo>
    {
        ["message.posted"] = Json.MessagePostedData,
        ["message.edited"] = Json.MessageEditedData,
        ["message.deleted"] = Json.MessageDeletedData,
        [ReactionAdded] = Json.ReactionData,
        ["reaction.removed"] = Json.ReactionData,
        ["reactions.totals"] = Json.ReactionTotalsData,
        ["member.joined"] = Json.MemberJoinedData,
        ["member.left"] = Json.MemberLeftData,
        ["member.role_changed"] = Json.MemberRoleChangedData,
        ["member.reported"] = Json.MemberReportedData,
        ["membership.changed"] = Json.MembershipChangedData,
        ["invite.created"] = Json.InviteCreatedData,
        ["poll.answered"] = Json.PollAnsweredData,
        ["voice.joined"] = Json.VoiceJoinedData,
        ["channel.migrated"] = Json.ChannelMigratedData,
        ["conversion"] = Json.ConversionData,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
