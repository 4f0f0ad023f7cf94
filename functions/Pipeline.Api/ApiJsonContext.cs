using System.Text.Json.Serialization;
using Pipeline.Connect;
using Pipeline.Digests;
using Pipeline.Identity;
using Pipeline.Model;
using Pipeline.Model.Coverage;
using Pipeline.Pulses;
using Pipeline.Rollup.Explained;
using Pipeline.Rollup.Recognised;

namespace Pipeline.Api;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ActAsked))]
[JsonSerializable(typeof(ActRequest))]
[JsonSerializable(typeof(ClickView))]
[JsonSerializable(typeof(ConnectionChecked))]
[JsonSerializable(typeof(DeadLettersHandled))]
[JsonSerializable(typeof(DigestContent))]
[JsonSerializable(typeof(DigestSent))]
[JsonSerializable(typeof(Explanation))]
[JsonSerializable(typeof(Health))]
[JsonSerializable(typeof(IReadOnlyList<PulseResult>))]
[JsonSerializable(typeof(PulseQuestion))]
[JsonSerializable(typeof(PulseRequest))]
[JsonSerializable(typeof(IReadOnlyList<ConnectionView>))]
[JsonSerializable(typeof(IReadOnlyList<DeadLetterView>))]
[JsonSerializable(typeof(IReadOnlyList<Observation>))]
[JsonSerializable(typeof(IReadOnlyList<PlatformCoverage>))]
[JsonSerializable(typeof(IReadOnlyList<QuarantinedView>))]
[JsonSerializable(typeof(IReadOnlyList<QueueView>))]
[JsonSerializable(typeof(IReadOnlyList<Enforcement>))]
[JsonSerializable(typeof(IReadOnlyList<LinkView>))]
[JsonSerializable(typeof(IReadOnlyList<Recognition>))]
[JsonSerializable(typeof(LinkCode))]
[JsonSerializable(typeof(LinkRequest))]
[JsonSerializable(typeof(NewClick))]
[JsonSerializable(typeof(QuarantineReplayed))]
[JsonSerializable(typeof(PublishedRules))]
[JsonSerializable(typeof(ReviewPageView))]
[JsonSerializable(typeof(ReviewRequest))]
[JsonSerializable(typeof(ReviewView))]
[JsonSerializable(typeof(RecognitionRequest))]
[JsonSerializable(typeof(RecognitionEffect))]
[JsonSerializable(typeof(RollupDue))]
[JsonSerializable(typeof(SettingError[]))]
[JsonSerializable(typeof(SettingsChanged))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
