using System.Text.Json.Serialization;
using Pipeline.Ingest.Internal.Vocabulary;

namespace Pipeline.Ingest.Internal;

/// <summary>A name that is there twice is a sender's mistake, and which of the two it meant is not for the reader to guess.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(WrittenEvent))]
[JsonSerializable(typeof(MessagePostedData))]
[JsonSerializable(typeof(MessageEditedData))]
[JsonSerializable(typeof(MessageDeletedData))]
[JsonSerializable(typeof(ReactionData))]
[JsonSerializable(typeof(ReactionTotalsData))]
[JsonSerializable(typeof(MemberJoinedData))]
[JsonSerializable(typeof(MemberLeftData))]
[JsonSerializable(typeof(MembershipChangedData))]
[JsonSerializable(typeof(MemberRoleChangedData))]
[JsonSerializable(typeof(MemberReportedData))]
[JsonSerializable(typeof(InviteCreatedData))]
[JsonSerializable(typeof(PollAnsweredData))]
[JsonSerializable(typeof(VoiceJoinedData))]
[JsonSerializable(typeof(ChannelMigratedData))]
[JsonSerializable(typeof(ConversionData))]
internal sealed partial class InternalJsonContext : JsonSerializerContext;
