namespace Pipeline.Relay.Sessions;

/// <summary>What happens to a session. A closed family.</summary>
internal abstract record GatewayInput;

/// <summary>Opcode 10: the connection is there.</summary>
internal sealed record Hello(TimeSpan Interval) : GatewayInput;

/// <summary>No Hello came in time.</summary>
internal sealed record HelloMissed : GatewayInput;

/// <summary>Opcode 0, event READY: a new session.</summary>
internal sealed record Ready(string SessionId, Uri ResumeUrl, long Number) : GatewayInput;

/// <summary>Opcode 0, any other event.</summary>
/// <param name="Data">The JSON of <c>d</c>, as it came.</param>
internal sealed record Dispatched(string Kind, long Number, ReadOnlyMemory<byte> Data) : GatewayInput;

/// <summary>It is time for a heartbeat.</summary>
internal sealed record BeatDue : GatewayInput;

/// <summary>Opcode 1: Discord wants a heartbeat now.</summary>
internal sealed record BeatAsked : GatewayInput;

/// <summary>Opcode 11.</summary>
internal sealed record BeatAnswered : GatewayInput;

/// <summary>Opcode 7: go, and come back.</summary>
internal sealed record ReconnectAsked : GatewayInput;

/// <summary>Opcode 9: there is no such session, or not now.</summary>
internal sealed record SessionInvalid(bool CanResume) : GatewayInput;

/// <summary>The connection is gone; without a code where nothing was said.</summary>
internal sealed record Closed(int? Code) : GatewayInput;

/// <summary>An opcode that a session takes no notice of.</summary>
internal sealed record OtherFrame(int Opcode) : GatewayInput;
