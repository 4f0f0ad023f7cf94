using Pipeline.Model;

namespace Pipeline.Ingest.Internal;

/// <summary>What one written event came to: an event, a kind that is not used, or a fault.</summary>
internal readonly record struct EventOutcome
{
    public CommunityEvent? Event { get; private init; }

    public string? Unused { get; private init; }

    /// <summary>Not used because no community is fed by its channel.</summary>
    public bool IsUnconnected { get; private init; }

    /// <summary>Without a full stop, and without a word of what was written.</summary>
    public string? Fault { get; private init; }

    public static EventOutcome Of(CommunityEvent communityEvent) => new() { Event = communityEvent };

    public static EventOutcome NotUsed(string kind) => new() { Unused = kind };

    public static EventOutcome Unconnected(string type) => new() { Unused = type + "/unconnected", IsUnconnected = true };

    public static EventOutcome Faulty(string fault) => new() { Fault = fault };
}
