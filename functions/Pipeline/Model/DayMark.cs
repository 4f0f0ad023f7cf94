namespace Pipeline.Model;

/// <summary>
/// Says that a community's day has facts that its numbers do not show yet. Whoever records a fact leaves the mark, the roll-up of the
/// day takes it away if nobody renewed it meanwhile. So a late event re-opens its day, and an outage of the timers loses nothing.
/// </summary>
/// <param name="Token">Which writing this is: no two are the same.</param>
/// <param name="Trace">In which trace it was written (W3C), so that a number can be followed back to what changed it; null where nobody listens.</param>
public sealed record DayMark(CommunityId Community, DateOnly Day, string Token, string? Trace = null);
