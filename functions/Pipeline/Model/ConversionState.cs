using System.Text.Json.Serialization;
using Pipeline.Store;

namespace Pipeline.Model;

/// <summary>A status of a conversion as the network reported it.</summary>
/// <param name="At">When it was reported; of a report that came twice, the first time.</param>
/// <param name="Currency">ISO 4217, upper case.</param>
public sealed record ConversionReport(EventId Event, DateTimeOffset At, ConversionStatus Status, decimal Payout, string? Currency);

/// <summary>Where a conversion stands: the latest status that the network reported for the transaction and goal, and whose click it was.</summary>
public sealed record ConversionState
{
    // A network corrects a conversion a few times, not more often.
    private const int MostReports = 32;

    public required CommunityId Community { get; init; }

    public required ConnectionId Connection { get; init; }

    public required string Transaction { get; init; }

    public string? Goal { get; init; }

    /// <summary>The report that stands.</summary>
    public required EventId Event { get; init; }

    /// <summary>When the network reported this status.</summary>
    public required DateTimeOffset At { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ConversionStatus Status { get; init; }

    public decimal Payout { get; init; }

    /// <summary>ISO 4217, upper case.</summary>
    public string? Currency { get; init; }

    public string? ClickId { get; init; }

    public IReadOnlyList<string> SubIds { get; init; } = [];

    /// <summary>Who shared the link that was clicked; null while no click of ours is known for it.</summary>
    public MemberId? Member { get; init; }

    /// <summary>The channel of <see cref="Message"/>.</summary>
    public ChannelId? Channel { get; init; }

    /// <summary>The message that carried the link.</summary>
    public MessageId? Message { get; init; }

    /// <summary>
    /// All reports, where there was more than one. Most networks send no time, so a report that comes again would look like the newest: by
    /// the others it is known to be old.
    /// </summary>
    public IReadOnlyList<ConversionReport>? Reports { get; init; }

    /// <summary>What the network reported, the report that stands included; of many the last.</summary>
    public IReadOnlyList<ConversionReport> AllReports() => Reports ?? [new(Event, At, Status, Payout, Currency)];

    /// <summary>A later status replaces the earlier; of one instant, the one that goes further.</summary>
    public static ConversionState Join(ConversionState one, ConversionState other)
    {
        var reports = one.AllReports().Concat(other.AllReports())
            .GroupBy(report => report.Event, (_, same) => same.Min(ReportOrder.Instance)!)
            .Order(ReportOrder.Instance)
            .TakeLast(MostReports)
            .ToList();
        var standing = reports[^1];
        var click = ClickOf(one, other);
        var subIds = RowOrder.Compare(SubIdsOf(one), SubIdsOf(other), RowJsonContext.Default.ConversionState) < 0 ? other : one;
        return click with
        {
            Event = standing.Event,
            At = standing.At,
            Status = standing.Status,
            Payout = standing.Payout,
            Currency = standing.Currency,
            SubIds = subIds.SubIds,
            Reports = reports.Count > 1 ? reports : null,
        };
    }

    // A click that is known to be somebody's beats one that is not.
    private static ConversionState ClickOf(ConversionState one, ConversionState other)
    {
        var (left, right) = (ClickPart(one), ClickPart(other));
        return (left.Member is not null).CompareTo(right.Member is not null) switch
        {
            > 0 => left,
            < 0 => right,
            _ => RowOrder.Compare(left, right, RowJsonContext.Default.ConversionState) < 0 ? right : left,
        };
    }

    private static ConversionState ClickPart(ConversionState state) =>
        state with { Event = default, At = default, Status = default, Payout = 0, Currency = null, SubIds = [], Reports = null };

    private static ConversionState SubIdsOf(ConversionState state) =>
        ClickPart(state) with { ClickId = null, Member = null, Channel = null, Message = null, SubIds = state.SubIds };

    private sealed class ReportOrder : IComparer<ConversionReport>
    {
        public static readonly ReportOrder Instance = new();

        public int Compare(ConversionReport? x, ConversionReport? y)
        {
            var order = x!.At.CompareTo(y!.At);
            order = order != 0 ? order : x.Status.CompareTo(y.Status);
            order = order != 0 ? order : x.Payout.CompareTo(y.Payout);
            order = order != 0 ? order : string.CompareOrdinal(x.Currency, y.Currency);
            return order != 0 ? order : string.CompareOrdinal(x.Event.Value, y.Event.Value);
        }
    }
}
