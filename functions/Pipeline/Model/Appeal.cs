namespace Pipeline.Model;

/// <summary>That a review was appealed: what puts it first in the queue. The words are a <see cref="HeldText"/>.</summary>
public sealed record Appeal(CommunityId Community, string Review, DateTimeOffset At);
