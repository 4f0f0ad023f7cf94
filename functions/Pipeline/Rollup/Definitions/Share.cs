namespace Pipeline.Rollup.Definitions;

/// <summary>What a member adds to a number.</summary>
/// <param name="Member">Whom it is counted for, as the roster's number.</param>
/// <param name="Count">Shares of one number add up to it.</param>
/// <param name="By">What happened that is counted; null where no one thing did.</param>
internal readonly record struct Share(int Member, long Count, Trace? By = null);
