using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Pipeline.Relay.Sessions;
using Pipeline.Relay.Spool;

namespace Pipeline.Relay.Dispatches;

/// <summary>
/// Takes one shard's dispatches in their order, adds what only the relay can know, and puts them into the spool. It is apart from the
/// connection, so that a question about invites delays no heartbeat.
/// </summary>
internal sealed partial class DispatchIntake(
    JoinInvites invites, SpoolFolder spool, SessionFile file, TimeProvider clock, ILogger<DispatchIntake> logger)
{
    private const int Ahead = 10_000;

    private readonly Channel<object> _received = Channel.CreateBounded<object>(new BoundedChannelOptions(Ahead) { SingleReader = true });
    private readonly VoicePresence _voices = new();

    public ValueTask AddAsync(PassOn passed, CancellationToken cancellationToken) => _received.Writer.WriteAsync(
        new ReceivedDispatch(passed.Dispatch.Kind, passed.Dispatch.Number, passed.SessionId, clock.GetUtcNow(), passed.Dispatch.Data), cancellationToken);

    /// <summary>Another session, or none: written down once everything before it is in the spool.</summary>
    public ValueTask KeepAsync(SessionState state, CancellationToken cancellationToken) => _received.Writer.WriteAsync(state, cancellationToken);

    /// <summary>Nothing more comes: <see cref="RunAsync"/> ends once it has taken what is there.</summary>
    public void Complete() => _received.Writer.Complete();

    /// <param name="hurry">From then on nothing is asked any more, only written down.</param>
    public async Task RunAsync(CancellationToken hurry)
    {
        SessionState? session = null;
        await foreach (var received in _received.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (received is ReceivedDispatch dispatch)
            {
                await TakeAsync(dispatch, hurry);
                session = session?.With(dispatch.Number) ?? session;
            }
            else
                session = (SessionState)received;

            // What is resumed later begins after what is in the spool. In a rush, the last one of many is enough.
            if (_received.Reader.Count == 0)
                file.Keep(session ?? new());
        }
    }

    private async Task TakeAsync(ReceivedDispatch dispatch, CancellationToken hurry)
    {
        InviteUse? used = null;
        var isNews = true;
        try
        {
            dispatch = RoleHolders.Of(dispatch);
            isNews = _voices.IsNews(dispatch);
            used = await invites.SeeAsync(dispatch, hurry);
        }
        catch (OperationCanceledException) when (hurry.IsCancellationRequested)
        {
            // Whoever joined in this moment joined all the same: by which invite is not known.
        }
        catch (Exception odd) when (odd is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // What the relay cannot read is passed on as it is; ingestion says what is wrong with it.
            LogUnread(dispatch.Kind, dispatch.Number);
        }

        if (isNews && dispatch.IsPassedOn)
            spool.Append(dispatch.ToLine(used));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Dispatch {Number}, {Kind}, has another form than Discord documents; it is passed on as it is")]
    private partial void LogUnread(string kind, long number);
}
