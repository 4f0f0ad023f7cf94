namespace Pipeline.Relay.Sessions;

/// <summary>
/// What is known of one shard's session on the Gateway: enough to go on where it stopped, whatever broke in between
/// (https://docs.discord.com/developers/events/gateway#connection-lifecycle).
/// </summary>
internal sealed record SessionState
{
    public const int SeenWindow = 64;

    public string? SessionId { get; init; }

    /// <summary>Where Discord wants the session to be resumed.</summary>
    public Uri? ResumeUrl { get; init; }

    /// <summary>The highest number of a dispatch that came; 0 while none has.</summary>
    public long Sequence { get; init; }

    /// <summary>Bit n: the dispatch numbered <see cref="Sequence"/> − n came. What a kept session says nothing of came before it was kept.</summary>
    public ulong Seen { get; init; } = ulong.MaxValue;

    public TimeSpan Interval { get; init; }

    /// <summary>A heartbeat was sent and nothing has answered it yet.</summary>
    public bool AwaitsAnswer { get; init; }

    /// <summary>Connections in a row that came to no session.</summary>
    public int Failures { get; init; }

    /// <summary>Servers whose members were asked for in this session.</summary>
    public int Asked { get; init; }

    public bool CanResume => SessionId is not null && ResumeUrl is not null && Sequence > 0;

    /// <summary>The same shard with nothing to resume.</summary>
    public SessionState Anew() => new() { Failures = Failures };

    /// <summary>Null for a dispatch that came before.</summary>
    public SessionState? With(long number)
    {
        var ahead = number - Sequence;
        if (ahead > 0)
            return this with { Sequence = number, Seen = (ahead >= SeenWindow ? 0 : Seen << (int)ahead) | 1 };

        var bit = ahead > -SeenWindow ? 1UL << (int)-ahead : 0;
        return bit == 0 || (Seen & bit) != 0 ? null : this with { Seen = Seen | bit };
    }
}
