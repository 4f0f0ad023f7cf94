namespace Pipeline.Relay.Sessions;

/// <summary>What is to be done about what happened. A closed family.</summary>
internal abstract record GatewayAction;

internal sealed record SendBeat(long Sequence) : GatewayAction;

internal sealed record SendIdentify : GatewayAction;

internal sealed record SendResume(string SessionId, long Sequence) : GatewayAction;

/// <summary>Say <see cref="BeatDue"/> after the time.</summary>
internal sealed record BeatAfter(TimeSpan Delay) : GatewayAction;

/// <summary>Pass the dispatch on, as one of this session.</summary>
internal sealed record PassOn(string SessionId, Dispatched Dispatch) : GatewayAction;

/// <summary>Ask who is in a server.</summary>
/// <param name="Server">The dispatch's data that told of the server.</param>
internal sealed record AskMembers(ReadOnlyMemory<byte> Server) : GatewayAction;

/// <summary>Write down what is needed to resume.</summary>
internal sealed record KeepSession : GatewayAction;

/// <summary>Leave this connection and make another one after the time.</summary>
internal sealed record ConnectAfter(TimeSpan Delay) : GatewayAction;

/// <summary>Stop for good: only a person can put it right.</summary>
internal sealed record Stop(string Reason) : GatewayAction;
