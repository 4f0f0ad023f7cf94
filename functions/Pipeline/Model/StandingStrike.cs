namespace Pipeline.Model;

/// <summary>A text that weighs or weighed on its author, with what stands against it.</summary>
/// <param name="Outcome">Allowed: nothing does any more.</param>
public sealed record StandingStrike(Strike Strike, Outcome Outcome);
