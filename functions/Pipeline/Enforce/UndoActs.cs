using Pipeline.Bus;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Enforce;

/// <summary>
/// Gives back what was done about a member by rules that no longer say so, whatever the community's mode is by now: the log tells what was
/// done. Asked again, the same is asked for under the same ids.
/// </summary>
public sealed class UndoActs(IStore store, IBus bus, PlatformActors actors, TimeProvider clock)
{
    private static readonly EnforcementKind[] Undoable = [EnforcementKind.Remove, EnforcementKind.Mute, EnforcementKind.Ban];

    /// <param name="texts">The author's texts that weighed or weigh, each with what stands against it now.</param>
    /// <param name="decision">What lets them go.</param>
    /// <returns>Texts that were removed, and for which nothing says so any more.</returns>
    public async Task<IReadOnlyList<Strike>> HandleAsync(
        Community community, IReadOnlyList<StandingStrike> texts, ReviewDecision decision, CancellationToken cancellationToken)
    {
        var (restored, dues, now) = (new List<Strike>(), new List<EnforcementDue>(), clock.GetUtcNow());
        foreach (var (text, outcome) in texts)
        {
            foreach (var act in Undoable.Except(PlannedActs.Of(outcome)))
            {
                if (!await WasDoneAsync(text, act, cancellationToken))
                    continue;
                if (act == EnforcementKind.Remove && !texts.Any(other => IsRemoved(other, text)))
                    restored.Add(text);
                else if (Lifting(act) is { } lifting && !texts.Any(other => PlannedActs.Keeps(lifting, other, community, now)))
                    dues.Add(Due(text, lifting, decision));
            }
        }

        await AskAsync(dues, cancellationToken);
        return restored;
    }

    private async Task AskAsync(List<EnforcementDue> dues, CancellationToken cancellationToken)
    {
        if (dues.Count == 0)
            return;

        var member = await store.FindAsync(Tables.Members, Tables.MemberKey(dues[0].Community, dues[0].Member), cancellationToken);
        if (member is null || actors.For(dues[0].Community, member.Source) is not { } connection)
            return;

        await bus.PublishAsync(
            Queue.Enforcements, [.. dues.Select(due => new BusMessage(due.Id, (due with { Connection = connection.Id }).Write()))], cancellationToken);
    }

    private async Task<bool> WasDoneAsync(Strike text, EnforcementKind act, CancellationToken cancellationToken) =>
        await store.FindAsync(Tables.Enforcements, Tables.EnforcementKey(text.Community, text.At, PlannedActs.Id(text.Text, act)), cancellationToken)
            is { State: ActState.Done or ActState.Begun or ActState.NothingLeft };

    private static EnforcementKind? Lifting(EnforcementKind act) => act switch
    {
        EnforcementKind.Mute => EnforcementKind.Unmute,
        EnforcementKind.Ban => EnforcementKind.Unban,
        _ => null,
    };

    private static bool IsRemoved(StandingStrike other, Strike text) =>
        other.Outcome >= Outcome.Removed && other.Strike.Channel == text.Channel && other.Strike.Message == text.Message;

    private static EnforcementDue Due(Strike text, EnforcementKind act, ReviewDecision decision) => new()
    {
        Id = PlannedActs.Id(text.Text, act),
        Community = text.Community,
        Connection = default,
        Member = text.Member,
        Kind = act,
        Channel = text.Channel,
        Message = text.Message,
        DecidedAt = decision.At,
        By = decision.By,
        Rule = "A moderator looked at it again and took the decision back.",
    };
}
