namespace Pipeline.Model.Coverage;

/// <summary>When what last came to a connection, to the minute: enough to see one that has gone silent.</summary>
public sealed record ConnectionState(ConnectionId Connection)
{
    /// <summary>The last delivery that was accepted, whether or not anything in it was used.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    public DateTimeOffset? RefusedAt { get; init; }

    /// <summary>Why it was refused: a reason's name.</summary>
    public string? Refusal { get; init; }

    /// <summary>The last that was authentic and could not be read.</summary>
    public DateTimeOffset? QuarantinedAt { get; init; }

    public static ConnectionState Join(ConnectionState one, ConnectionState other)
    {
        var refused = (Nullable.Compare(one.RefusedAt, other.RefusedAt), string.CompareOrdinal(one.Refusal, other.Refusal)) is ( > 0, _) or (0, >= 0) ? one : other;
        return one with
        {
            AcceptedAt = Later(one.AcceptedAt, other.AcceptedAt),
            RefusedAt = refused.RefusedAt,
            Refusal = refused.Refusal,
            QuarantinedAt = Later(one.QuarantinedAt, other.QuarantinedAt),
        };
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => Nullable.Compare(one, other) >= 0 ? one : other;
}

/// <summary>One thing that was looked at about a connection.</summary>
/// <param name="What">A few words.</param>
/// <param name="Detail">What was found.</param>
/// <param name="Remedy">What to do; null where nothing is wrong.</param>
public sealed record ConnectionFinding(string What, string Detail, string? Remedy = null)
{
    public bool IsRight => Remedy is null;
}

/// <summary>What the last check of a connection found.</summary>
public sealed record ConnectionChecked(ConnectionId Connection, DateTimeOffset At, IReadOnlyList<ConnectionFinding> Findings);
