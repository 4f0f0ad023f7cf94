namespace Pipeline.Model;

/// <summary>Something that happened, as proof of what is said of somebody: whoever doubts it can look it up.</summary>
/// <param name="Member">Who did it, by the account that it was done with.</param>
/// <param name="Source">Null where whatever shows it does not say on which platform that was.</param>
/// <param name="Channel">Of the message that was written or reacted to; null where there is none.</param>
public sealed record Evidence(EventId Event, MemberId Member, DateTimeOffset At, Source? Source, ChannelId? Channel = null, MessageId? Message = null);
