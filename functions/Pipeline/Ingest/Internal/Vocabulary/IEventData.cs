using Pipeline.Model;

namespace Pipeline.Ingest.Internal.Vocabulary;

/// <summary>What an event of one type says. Everything may be missing in what was written; <see cref="ToEvent"/> says what must not.</summary>
internal interface IEventData
{
    /// <summary>Where it happened, which may decide about the community.</summary>
    string? Channel { get; }

    /// <summary>The event, if <paramref name="fields"/> finds no fault; otherwise nothing to be used.</summary>
    CommunityEvent ToEvent(EventHead head, EventFields fields);
}

/// <summary>What every event has, whatever it is about.</summary>
internal readonly record struct EventHead(string Type, EventId Id, CommunityId Community, ConnectionId Connection, DateTimeOffset At);

/// <summary>A person as the sender knows them.</summary>
/// <param name="Id">The company's own id of the account: the same on every platform whose accounts are the same.</param>
internal sealed record PersonData(string? Id, string? Handle, string? Name, bool? Bot);
