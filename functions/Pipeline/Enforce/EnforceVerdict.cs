using Microsoft.Extensions.Logging;
using Pipeline.Bus;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Enforce;

/// <summary>
/// Enforce, the stage behind the queue of enforcements: carries an act out on the platform, once in effect, and logs it. What is begun and
/// has no end is done again where that is as good as once; a warning is not, so it is taken for sent.
/// </summary>
public sealed partial class EnforceVerdict(
    IStore store, IBus bus, PlatformActors actors, TimeProvider clock, ILogger<EnforceVerdict> logger)
{
    private const int MostPostponements = 12;
    private static readonly TimeSpan Soonest = TimeSpan.FromMinutes(1);

    /// <returns>How it stands with the act now.</returns>
    public async Task<ActState> HandleAsync(EnforcementDue due, CancellationToken cancellationToken)
    {
        var member = await store.FindAsync(Tables.Members, Tables.MemberKey(due.Community, due.Member), cancellationToken)
            ?? throw new PoisonException("unknown-member", $"Nobody knows member {due.Member} of {due.Community} any more.");
        var key = Tables.EnforcementKey(due.Community, due.DecidedAt, due.Id);
        Enforcement? known = null;
        var begun = Enforcement.Of(due, ActState.Begun, clock.GetUtcNow());

        // Of two at once only one begins: the other sees that it was begun.
        await store.UpdateAsync(
            Tables.Enforcements, key,
            current =>
            {
                known = current;
                return current is null or { State: ActState.PutOff or ActState.Refused or ActState.CalledOff } ? begun : null;
            },
            cancellationToken);
        if (known is { IsOver: true })
            return known.State;
        if (known is { State: ActState.Begun } && due.Kind == EnforcementKind.Warn)
        {
            await KeepAsync(due, ActState.Done, "It had been begun, and nobody is warned twice.", cancellationToken);
            return ActState.Done;
        }

        // After it is begun: whoever takes a verdict back looks into the log afterwards, and so one of the two sees the other.
        if (due.By == ActOnVerdicts.ByRules && !await StandsAsync(due, cancellationToken))
            return await EndAsync(due, new ActResult.CalledOff(), cancellationToken);

        // Some platforms take an end that is past for no end at all.
        if (due.Until <= clock.GetUtcNow() + Soonest)
            return await EndAsync(due, new ActResult.NothingLeft("Its time was over before it could begin."), cancellationToken);

        return await EndAsync(due, await actors.ActAsync(due, member, cancellationToken), cancellationToken);
    }

    private async Task<ActState> EndAsync(EnforcementDue due, ActResult result, CancellationToken cancellationToken)
    {
        var state = ActState.PutOff;
        switch (result)
        {
            case ActResult.Done:
                await KeepAsync(due, state = ActState.Done, null, cancellationToken);
                break;
            case ActResult.NothingLeft nothing:
                await KeepAsync(due, state = ActState.NothingLeft, nothing.Detail, cancellationToken);
                break;
            case ActResult.CalledOff:
                await KeepAsync(due, state = ActState.CalledOff, null, cancellationToken);
                break;
            case ActResult.Refused refused:
                await KeepAsync(due, ActState.Refused, refused.Detail, cancellationToken);
                throw new PoisonException("refused", refused.Detail);
            case ActResult.Later later when due.Postponed < MostPostponements:
                // Before it is published: whoever comes again then knows that nothing was done.
                await KeepAsync(due, ActState.PutOff, null, cancellationToken);
                var next = due with { Postponed = due.Postponed + 1 };
                await bus.PublishAsync(
                    Queue.Enforcements, [new($"{due.Id}-{next.Postponed}", next.Write()) { NotBefore = clock.GetUtcNow() + later.Wait }], cancellationToken);
                break;
            case ActResult.Later:
                throw new PoisonException("gave-up", $"The platform asked {MostPostponements} times to come later.");
            case ActResult.Trouble trouble:
                throw new HttpRequestException($"The platform is in trouble: {trouble.Detail}.");
        }

        LogActed(due.Community, due.Id, due.Kind, result.GetType().Name);
        return state;
    }

    // An act that gives back is decided by nothing that could go away.
    private async Task<bool> StandsAsync(EnforcementDue due, CancellationToken cancellationToken)
    {
        if (due is not { Channel: { } channel, Message: { } message } || due.Kind is EnforcementKind.Unmute or EnforcementKind.Unban)
            return true;

        // A post's verdict lies at its message, an edit's at its event as well.
        RowKey[] keys =
        [
            Tables.VerdictKey(due.Community, due.DecidedAt, channel, message, edit: null),
            Tables.VerdictKey(due.Community, due.DecidedAt, channel, message, PlannedActs.TextOf(due.Id, due.Kind)),
        ];
        var verdicts = await store.FindManyAsync(Tables.Verdicts, keys, cancellationToken);
        return verdicts.Any(verdict => verdict is not null && PlannedActs.Id(verdict.Text, due.Kind) == due.Id && PlannedActs.Of(verdict.Outcome).Contains(due.Kind));
    }

    private Task KeepAsync(EnforcementDue due, ActState state, string? detail, CancellationToken cancellationToken) =>
        store.PutAsync(Tables.Enforcements, [Enforcement.Of(due, state, clock.GetUtcNow(), detail)], cancellationToken);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Community}: {Act} of {Id} ended as {Result}")]
    private partial void LogActed(CommunityId community, string id, EnforcementKind act, string result);
}
