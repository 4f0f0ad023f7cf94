using System.Net.WebSockets;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Pipeline.Relay.Dispatches;
using Pipeline.Relay.Sessions;

namespace Pipeline.Relay.Gateway;

/// <summary>One shard and its place among all.</summary>
internal readonly record struct Shard(int Number, int Count);

/// <summary>Keeps one shard connected: carries out what <see cref="Session"/> decides, connection after connection.</summary>
internal sealed partial class ShardLoop(
    Shard shard, RelayOptions options, SessionStarts starts, DispatchIntake intake, ShardSurroundings surroundings)
{
    private static readonly TimeSpan HelloPatience = TimeSpan.FromSeconds(20);

    private readonly TimeProvider _clock = surroundings.Clock;
    private readonly ILogger _logger = surroundings.Logger;

    /// <summary>Runs until it is cancelled, or until only a person can put it right: then it says what.</summary>
    public async Task<string> RunAsync(SessionState state, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await AddressAsync(state, cancellationToken) is not { } address)
                return CloseCode.Of(4004).Remedy!;

            var end = await ConnectionAsync(address, state, cancellationToken);
            state = end.State;
            if (end.Reason is { } reason)
                return reason;

            LogConnecting(_logger, shard.Number, end.Delay, state.CanResume);
            await Task.Delay(end.Delay, _clock, cancellationToken);
        }
    }

    private async Task<Uri?> AddressAsync(SessionState state, CancellationToken cancellationToken) =>
        state.CanResume ? state.ResumeUrl : await starts.WaitAsync(shard.Number, cancellationToken);

    private async Task<ConnectionEnd> ConnectionAsync(Uri address, SessionState state, CancellationToken cancellationToken)
    {
        using var socket = new GatewaySocket();
        var inputs = Channel.CreateBounded<GatewayInput>(1_000);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // Timers speak from outside the loop, and a connection that has ended does not listen to them.
        await using var hello = _clock.CreateTimer(_ => _ = SpeakAsync(inputs, new HelloMissed(), ended.Token), null, HelloPatience, Timeout.InfiniteTimeSpan);
        await using var beat = _clock.CreateTimer(_ => _ = SpeakAsync(inputs, new BeatDue(), ended.Token), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var reading = Task.CompletedTask;
        try
        {
            reading = await OpenAsync(socket, address, inputs, ended.Token);
            await foreach (var input in inputs.Reader.ReadAllAsync(cancellationToken))
            {
                if (input is Hello)
                    hello.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                if (input is Closed closed)
                    LogClosed(_logger, shard.Number, closed.Code);

                var step = Session.Next(state, input, surroundings.Roll());
                state = step.State;
                foreach (var action in step.Actions)
                {
                    if (await CarryOutAsync(action, state, socket, beat, cancellationToken) is { } end)
                        return end;
                }
            }

            throw new InvalidOperationException("A connection ended without saying so.");
        }
        finally
        {
            socket.Leave();
            await ended.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<Task> OpenAsync(GatewaySocket socket, Uri address, Channel<GatewayInput> inputs, CancellationToken cancellationToken)
    {
        try
        {
            await socket.ConnectAsync(address, _clock, cancellationToken);
        }
        catch (Exception unreachable) when (unreachable is WebSocketException || (unreachable is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return inputs.Writer.WriteAsync(new Closed(null), cancellationToken).AsTask();
        }

        return Task.Run(() => socket.ReadAsync(inputs.Writer, cancellationToken), cancellationToken);
    }

    // Null: the connection goes on.
    private async Task<ConnectionEnd?> CarryOutAsync(
        GatewayAction action, SessionState state, GatewaySocket socket, ITimer beat, CancellationToken cancellationToken)
    {
        switch (action)
        {
            case SendBeat send:
                await SendAsync(socket, GatewayCommands.Beat(send.Sequence), cancellationToken);
                return null;
            case SendIdentify:
                await SendAsync(socket, GatewayCommands.Identify(options.BotToken!, options.Intents, shard.Number, shard.Count), cancellationToken);
                return null;
            case SendResume resume:
                await SendAsync(socket, GatewayCommands.Resume(options.BotToken!, resume.SessionId, resume.Sequence), cancellationToken);
                return null;
            case BeatAfter after:
                beat.Change(after.Delay, Timeout.InfiniteTimeSpan);
                return null;
            case PassOn passed:
                await intake.AddAsync(passed, cancellationToken);
                return null;
            case AskMembers ask when options.Intents.HasFlag(GatewayIntents.GuildMembers):
                await SendAsync(socket, GatewayCommands.AskMembers(ask.Server), cancellationToken);
                return null;
            case AskMembers:
                return null;
            case KeepSession:
                await intake.KeepAsync(state, cancellationToken);
                return null;
            case ConnectAfter again:
                return new(state, again.Delay, null);
            case Stop stop:
                return new(state, default, stop.Reason);
            default:
                throw new ArgumentOutOfRangeException(nameof(action), action.GetType().Name, "The family of actions has a member that nothing carries out.");
        }
    }

    private static async Task SendAsync(GatewaySocket socket, ReadOnlyMemory<byte> command, CancellationToken cancellationToken)
    {
        try
        {
            await socket.SendAsync(command, cancellationToken);
        }
        catch (Exception broken) when (broken is WebSocketException or IOException or InvalidOperationException)
        {
            // Whoever reads the connection sees its end as well, and says so.
        }
    }

    private static async Task SpeakAsync(Channel<GatewayInput> inputs, GatewayInput input, CancellationToken ended)
    {
        try
        {
            await inputs.Writer.WriteAsync(input, ended);
        }
        catch (OperationCanceledException)
        {
            // The connection ended while the timer ran.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Shard {Shard}: the connection to the Gateway is closed ({Code})")]
    private static partial void LogClosed(ILogger logger, int shard, int? code);

    [LoggerMessage(Level = LogLevel.Information, Message = "Shard {Shard} connects again in {Delay}; resuming: {Resuming}")]
    private static partial void LogConnecting(ILogger logger, int shard, TimeSpan delay, bool resuming);

    private sealed record ConnectionEnd(SessionState State, TimeSpan Delay, string? Reason);
}

/// <summary>What a shard takes from outside of itself.</summary>
/// <param name="Roll">From 0 to 1, by chance.</param>
internal sealed record ShardSurroundings(TimeProvider Clock, Func<double> Roll, ILogger Logger);
