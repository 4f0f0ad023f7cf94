using System.Text.Json.Serialization;
using Pipeline.Model;
using Pipeline.Model.Coverage;

namespace Pipeline.Store;

/// <summary>Rows of what happened and what is computed: a value that is its type's default takes no place.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ActivityFact))]
[JsonSerializable(typeof(ActsSpent))]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(Appeal))]
[JsonSerializable(typeof(ChannelAlias))]
[JsonSerializable(typeof(Click))]
[JsonSerializable(typeof(ConnectionChecked))]
[JsonSerializable(typeof(ConnectionState))]
[JsonSerializable(typeof(ConversionState))]
[JsonSerializable(typeof(DayMark))]
[JsonSerializable(typeof(Enforcement))]
[JsonSerializable(typeof(HeldText))]
[JsonSerializable(typeof(FirstStep))]
[JsonSerializable(typeof(Founding))]
[JsonSerializable(typeof(IdentityLink))]
[JsonSerializable(typeof(Invite))]
[JsonSerializable(typeof(KnownName))]
[JsonSerializable(typeof(MemberReport))]
[JsonSerializable(typeof(Membership))]
[JsonSerializable(typeof(MemberState))]
[JsonSerializable(typeof(MessageState))]
[JsonSerializable(typeof(Pulse))]
[JsonSerializable(typeof(DigestSent))]
[JsonSerializable(typeof(Quarantined))]
[JsonSerializable(typeof(RedeemedCode))]
[JsonSerializable(typeof(ReporterState))]
[JsonSerializable(typeof(ReviewCase))]
[JsonSerializable(typeof(Strike))]
[JsonSerializable(typeof(Verdict))]
[JsonSerializable(typeof(Cohort))]
[JsonSerializable(typeof(DaySheet))]
[JsonSerializable(typeof(Metric))]
[JsonSerializable(typeof(PeriodMetric))]
[JsonSerializable(typeof(ListEntry))]
[JsonSerializable(typeof(Recognition))]
[JsonSerializable(typeof(RollupHead))]
internal sealed partial class RowJsonContext : JsonSerializerContext;

/// <summary>Rows of what people set: nothing is left out, for 0 is not the default of everything.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Community))]
internal sealed partial class SettingsJsonContext : JsonSerializerContext;
