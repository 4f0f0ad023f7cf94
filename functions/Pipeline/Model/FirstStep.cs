using System.Text.Json.Serialization;
using Pipeline.Store;

namespace Pipeline.Model;

/// <summary>
/// What a new account did, by time: it joined, or wrote a text. Found by the instant and not by who it was, which is how several
/// accounts that do the same at once are noticed. Of a member who later turns out to be no new account it counts for nothing.
/// </summary>
public sealed record FirstStep
{
    public required CommunityId Community { get; init; }

    public required DateTimeOffset At { get; init; }

    public required EventId Event { get; init; }

    public required MemberId Member { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ActivityKind Kind { get; init; }

    /// <summary>As in <see cref="TextSignals.Similarity"/>.</summary>
    public ulong Similarity { get; init; }

    /// <summary>As in <see cref="TextSignals.Fingerprint"/>, of a text too short to be compared by likeness that names an address.</summary>
    public ulong Fingerprint { get; init; }

    public static FirstStep Join(FirstStep one, FirstStep other) =>
        RowOrder.Compare(one, other, RowJsonContext.Default.FirstStep) < 0 ? other : one;
}
