using System.Text.Json.Serialization;
using Pipeline.Store;

namespace Pipeline.Model;

/// <summary>Where a conversion stands: the latest status that the network reported for the transaction and goal.</summary>
public sealed record ConversionState
{
    public required CommunityId Community { get; init; }

    public required ConnectionId Connection { get; init; }

    public required string Transaction { get; init; }

    public string? Goal { get; init; }

    /// <summary>When the network reported this status.</summary>
    public required DateTimeOffset At { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ConversionStatus Status { get; init; }

    public string? ClickId { get; init; }

    public IReadOnlyList<string> SubIds { get; init; } = [];

    public decimal Payout { get; init; }

    /// <summary>ISO 4217, upper case.</summary>
    public string? Currency { get; init; }

    /// <summary>A later status replaces the earlier; of one instant, the one that goes further.</summary>
    public static ConversionState Join(ConversionState one, ConversionState other) =>
        (one.At.CompareTo(other.At), one.Status.CompareTo(other.Status)) switch
        {
            ( < 0, _) => other,
            ( > 0, _) => one,
            (_, < 0) => other,
            (_, > 0) => one,
            _ => RowOrder.Compare(one, other, RowJsonContext.Default.ConversionState) < 0 ? other : one,
        };
}
