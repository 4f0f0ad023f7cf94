using System.Text.Json.Serialization;
using Pipeline.Model;

namespace Pipeline.Store;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ActivityFact))]
[JsonSerializable(typeof(Community))]
[JsonSerializable(typeof(DayMark))]
[JsonSerializable(typeof(MemberState))]
[JsonSerializable(typeof(MessageState))]
[JsonSerializable(typeof(Quarantined))]
[JsonSerializable(typeof(Verdict))]
[JsonSerializable(typeof(Cohort))]
[JsonSerializable(typeof(DaySheet))]
[JsonSerializable(typeof(Metric))]
[JsonSerializable(typeof(RollupHead))]
internal sealed partial class RowJsonContext : JsonSerializerContext;
