namespace Pipeline.Relay.Sessions;

internal sealed record Step(SessionState State, IReadOnlyList<GatewayAction> Actions);

/// <summary>
/// What one shard does about what happens to it: a pure function, whose rules are those of
/// https://docs.discord.com/developers/events/gateway#connecting.
/// </summary>
internal static class Session
{
    /// <summary>A connection may send 120 frames a minute, and all servers of a shard are told of in one moment.</summary>
    private const int MostAsked = 100;

    private const double SlowestSeconds = 120;

    /// <summary>After so many failures, some four minutes, the address to resume at may be what is wrong, and the session is gone.</summary>
    private const int MostFailures = 8;

    /// <param name="roll">From 0 to 1, so that a thousand bots that lost one connection do not come back in one moment.</param>
    public static Step Next(SessionState state, GatewayInput input, double roll) => input switch
    {
        Hello hello => Greeted(state with { Interval = hello.Interval, AwaitsAnswer = false }, roll),
        Ready ready => new(
            new()
            {
                SessionId = ready.SessionId,
                ResumeUrl = ready.ResumeUrl,
                Sequence = ready.Number,
                Interval = state.Interval,
                AwaitsAnswer = state.AwaitsAnswer,
            },
            [new KeepSession()]),
        Dispatched dispatch => Came(state, dispatch),
        BeatDue => Beat(state, roll),
        BeatAsked => new(state, [new SendBeat(state.Sequence)]),
        BeatAnswered => new(state with { AwaitsAnswer = false }, []),
        ReconnectAsked => new(state, [new ConnectAfter(TimeSpan.Zero)]),
        SessionInvalid invalid => new(
            invalid.CanResume ? state : state.Anew(), [new KeepSession(), new ConnectAfter(TimeSpan.FromSeconds(1 + (4 * roll)))]),
        HelloMissed => Again(state, roll),
        Closed closed => Ended(state, closed, roll),
        _ => new(state, []),
    };

    private static Step Greeted(SessionState state, double roll)
    {
        GatewayAction hello = state.CanResume ? new SendResume(state.SessionId!, state.Sequence) : new SendIdentify();
        return new(state, [new BeatAfter(state.Interval * roll), hello]);
    }

    private static Step Came(SessionState state, Dispatched dispatch)
    {
        if (state.SessionId is not { } session || state.With(dispatch.Number) is not { } counted)
            return new(state, []);

        var well = counted with { Failures = 0 };
        return dispatch.Kind switch
        {
            "RESUMED" => new(well, [new KeepSession()]),

            // Who is staff already does not change, so no dispatch would tell it.
            "GUILD_CREATE" when state.Asked < MostAsked =>
                new(well with { Asked = state.Asked + 1 }, [new PassOn(session, dispatch), new AskMembers(dispatch.Data)]),
            _ => new(well, [new PassOn(session, dispatch)]),
        };
    }

    // Who does not answer a heartbeat is not there any more, whatever the connection says.
    private static Step Beat(SessionState state, double roll) => state.AwaitsAnswer
        ? Again(state, roll)
        : new(state with { AwaitsAnswer = true }, [new SendBeat(state.Sequence), new BeatAfter(state.Interval)]);

    private static Step Ended(SessionState state, Closed closed, double roll)
    {
        var meaning = CloseCode.Of(closed.Code);
        if (meaning.Remedy is { } remedy)
            return new(state.Anew(), [new KeepSession(), new Stop(remedy)]);

        var kept = meaning.EndsSession ? state.Anew() : state;
        return Again(closed.Code == CloseCode.RateLimited ? kept with { Failures = Math.Max(kept.Failures, 5) } : kept, roll);
    }

    private static Step Again(SessionState state, double roll)
    {
        var seconds = Math.Min(Math.Pow(2, state.Failures), SlowestSeconds) * (0.5 + (roll / 2));
        var kept = state.Failures < MostFailures ? state : state.Anew();
        return new(kept with { Failures = state.Failures + 1, AwaitsAnswer = false }, [new KeepSession(), new ConnectAfter(TimeSpan.FromSeconds(seconds))]);
    }
}
