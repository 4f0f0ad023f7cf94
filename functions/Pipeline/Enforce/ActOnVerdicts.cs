using Pipeline.Bus;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Enforce;

/// <summary>
/// Asks for what verdicts come to on the platforms, where a community lets them be carried out. Asked again for the same verdict, the same
/// acts are asked for under the same ids, so that each is done once.
/// </summary>
public sealed class ActOnVerdicts(IStore store, IBus bus, PlatformActors actors, ActBudget budget, TimeProvider clock)
{
    /// <summary>Whoever made the decision, where no person did.</summary>
    public const string ByRules = "rules";

    // Later, everybody has read it; a moderator decides then.
    private static readonly TimeSpan InTime = TimeSpan.FromDays(1);

    /// <param name="verdicts">Of the community, as they stood and as they stand.</param>
    /// <param name="appeal">What a member can do about a verdict, told with its notice.</param>
    /// <returns>Texts whose verdict is not carried out, because too much was done in this hour already.</returns>
    public async Task<IReadOnlySet<EventId>> HandleAsync(
        Community community, IReadOnlyList<(Outcome Before, Verdict After)> verdicts, Func<Verdict, string> appeal, CancellationToken cancellationToken)
    {
        var held = new HashSet<EventId>();
        if (community.Mode != ModerationMode.Enforce)
            return held;

        var now = clock.GetUtcNow();
        var dues = new List<EnforcementDue>();
        foreach (var (before, verdict) in verdicts)
        {
            var undoing = await UndoingAsync(community, before, verdict, now, cancellationToken);
            var acts = now - verdict.TextAt <= InTime ? PlannedActs.Of(verdict.Outcome) : [];
            if (undoing.Count + acts.Count == 0 || await ActorAsync(verdict, cancellationToken) is not { } by)
                continue;

            dues.AddRange(undoing.Where(act => by.Knows(act)).Select(act => Due(verdict, act, community, by.Connection)));
            if (acts.Count > 0 && !await budget.TakeAsync(community, verdict.Text, cancellationToken))
                held.Add(verdict.Text);
            else
                dues.AddRange(acts.Where(act => by.Knows(act)).Select(act => Due(verdict, act, community, by.Connection) with
                {
                    Beside = act == EnforcementKind.Warn ? appeal(verdict) : null,
                }));
        }

        if (dues.Count > 0)
            await bus.PublishAsync(Queue.Enforcements, [.. dues.Select(due => new BusMessage(due.Id, due.Write()))], cancellationToken);
        return held;
    }

    // What another of the author's texts asks for as well stays.
    private async Task<IReadOnlyList<EnforcementKind>> UndoingAsync(
        Community community, Outcome before, Verdict verdict, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var undoing = PlannedActs.Undoing(before, verdict.Outcome);
        if (undoing.Count == 0)
            return undoing;

        var standing = await store.StandingAsync(community, verdict.Author, verdict.TextAt, now + CommunityEvent.MaxAhead, cancellationToken);
        var others = standing.Where(other => other.Strike.Text != verdict.Text).ToList();
        return [.. undoing.Where(act => !others.Any(other => PlannedActs.Keeps(act, other, community, now)))];
    }

    private async Task<Actor?> ActorAsync(Verdict verdict, CancellationToken cancellationToken)
    {
        var member = await store.FindAsync(Tables.Members, Tables.MemberKey(verdict.Community, verdict.Author), cancellationToken);
        return member is not null && actors.For(verdict.Community, member.Source) is { } connection
            ? new(connection.Id, act => actors.Knows(member.Source, act))
            : null;
    }

    private static EnforcementDue Due(Verdict verdict, EnforcementKind act, Community community, ConnectionId connection) => new()
    {
        Id = PlannedActs.Id(verdict.Text, act),
        Community = verdict.Community,
        Connection = connection,
        Member = verdict.Author,
        Kind = act,
        Channel = verdict.Channel,
        Message = verdict.Message,
        Until = act == EnforcementKind.Mute ? verdict.TextAt + community.Rules.Ladder.MuteFor : null,

        // The same however often it is asked for, so that it finds its own row in the log.
        DecidedAt = verdict.TextAt,
        By = ByRules,
        Rule = verdict.Quote ?? RuleWords.Quote(community.Rules, RuleNames.NoSpam),
    };

    private sealed record Actor(ConnectionId Connection, Func<EnforcementKind, bool> Knows);
}
