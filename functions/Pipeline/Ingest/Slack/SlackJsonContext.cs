using System.Text.Json.Serialization;

namespace Pipeline.Ingest.Slack;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SlackMessageEvent))]
[JsonSerializable(typeof(SlackReaction))]
[JsonSerializable(typeof(SlackChannelMember))]
[JsonSerializable(typeof(SlackUserNews))]
[JsonSerializable(typeof(SlackChannelRename))]
[JsonSerializable(typeof(SlackMessage))]
[JsonSerializable(typeof(SlackUser))]
[JsonSerializable(typeof(SlackExportedChannel))]
internal sealed partial class SlackJsonContext : JsonSerializerContext;
