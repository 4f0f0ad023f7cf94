using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Platforms;

namespace Pipeline.Enforce;

/// <summary>An act with what the platform knows the member by.</summary>
/// <param name="Due">What is to be done.</param>
/// <param name="Account">The member's id on the platform.</param>
/// <param name="Handle">The member's name there, where it is known.</param>
public sealed record ActOrder(EnforcementDue Due, string Account, string? Handle);

/// <summary>Carries acts out on one platform, as far as it lets a bot.</summary>
public abstract class PlatformActor
{
    private static readonly TimeSpan UsualWait = TimeSpan.FromMinutes(1);

    public abstract Source Source { get; }

    /// <summary>Whether the platform knows such an act at all.</summary>
    public virtual bool Knows(EnforcementKind act) => true;

    /// <param name="connection">With a token.</param>
    /// <param name="order">What to do.</param>
    public abstract Task<ActResult> ActAsync(Connection connection, ActOrder order, CancellationToken cancellationToken);

    /// <summary>What every platform means alike by an answer; null where the platform's own words decide.</summary>
    protected static ActResult? Common(PlatformAnswer answer) => answer switch
    {
        { IsBusy: true } => new ActResult.Later(answer.RetryAfter ?? UsualWait),
        { IsTrouble: true } => new ActResult.Trouble(answer.Status == 0 ? "no answer" : $"status {answer.Status}"),
        { Status: 401 } => new ActResult.Refused("The platform refuses the token: copy it again into the connection's Token."),
        _ => null,
    };

    protected static ActResult NotPossible(string what) => new ActResult.Refused(what);
}
