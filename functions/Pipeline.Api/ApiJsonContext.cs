using System.Text.Json.Serialization;
using Pipeline.Identity;
using Pipeline.Model;

namespace Pipeline.Api;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DeadLettersHandled))]
[JsonSerializable(typeof(Health))]
[JsonSerializable(typeof(IReadOnlyList<DeadLetterView>))]
[JsonSerializable(typeof(IReadOnlyList<QuarantinedView>))]
[JsonSerializable(typeof(IReadOnlyList<QueueView>))]
[JsonSerializable(typeof(IReadOnlyList<LinkView>))]
[JsonSerializable(typeof(LinkCode))]
[JsonSerializable(typeof(LinkRequest))]
[JsonSerializable(typeof(QuarantineReplayed))]
[JsonSerializable(typeof(RollupDue))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
