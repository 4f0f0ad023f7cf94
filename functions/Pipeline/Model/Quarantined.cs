using System.Text.Json.Serialization;
using Pipeline.Store;

namespace Pipeline.Model;

/// <summary>A delivery whose signature was right and whose body nobody could read: kept as it came, with the reason, to be replayed.</summary>
public sealed record Quarantined
{
    public required ConnectionId Connection { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required Source Source { get; init; }

    /// <summary>Digest of the body and of what else reading needs: the same delivery is kept once.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required string Reason { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>The headers that parsing needs (never signatures or secrets).</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>The query values that parsing needs (never secrets).</summary>
    public IReadOnlyDictionary<string, string>? Query { get; init; }

    public static Quarantined Join(Quarantined one, Quarantined other) => one.ReceivedAt.CompareTo(other.ReceivedAt) switch
    {
        < 0 => one,
        > 0 => other,
        _ => RowOrder.Compare(one, other, RowJsonContext.Default.Quarantined) < 0 ? other : one,
    };
}
