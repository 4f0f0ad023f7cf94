using Microsoft.Extensions.Logging;
using Pipeline.Model;
using Pipeline.Moderate.Surroundings;
using Pipeline.Store;
using EventId = Pipeline.Model.EventId;

namespace Pipeline.Moderate;

/// <summary>
/// Moderate, the stage that gives texts their verdicts, once they are recorded. Whoever records a fact judges after it is stored, and
/// looks again after a verdict is: of two that work at once, at least the later has seen everything, and what it finds stands.
/// </summary>
public sealed partial class JudgeTexts(IStore store, ReadCases read, Judge judge, ClimbLadder ladder, ILogger<JudgeTexts> logger)
{
    private static readonly IReadOnlySet<EventId> NoLonger = new HashSet<EventId>();

    /// <param name="spans">Whose texts, from when to when.</param>
    /// <param name="fresh">Texts that nobody can have judged before, so that an allowed one needs no look for an older verdict.</param>
    /// <returns>The verdicts that stand against a text, and those that no longer do.</returns>
    internal async Task<IReadOnlyList<Judged>> HandleAsync(
        Community community, IReadOnlyList<AuthorSpan> spans, IReadOnlySet<EventId> fresh, CancellationToken cancellationToken)
    {
        var (first, last) = (new Dictionary<RowKey, Verdict?>(), new Dictionary<RowKey, Verdict>());
        var cases = await read.HandleAsync(community, spans, cancellationToken);
        while (cases.Count > 0)
        {
            var decided = cases.Select(one => (Case: one, Verdicts: one.Decide(judge, community))).ToList();
            var standing = await StandingAsync(decided.SelectMany(one => one.Verdicts), fresh, cancellationToken);
            var minded = decided.Where(one => one.Verdicts.Any(verdict => IsNews(verdict, standing) || IsKept(verdict)));
            var climbs = await Authors.EachAsync(
                [.. minded], (one, cancellation) => ladder.HandleAsync(community, one.Case, one.Verdicts, cancellation), cancellationToken);
            foreach (var verdict in climbs.SelectMany(climbed => climbed.Later))
                standing[Tables.Verdicts.Key(verdict)] = verdict;

            foreach (var verdict in climbs.SelectMany(climbed => climbed.Verdicts).Where(verdict => IsNews(verdict, standing) || IsKept(verdict)))
            {
                first.TryAdd(Tables.Verdicts.Key(verdict), standing.GetValueOrDefault(Tables.Verdicts.Key(verdict)));
                last[Tables.Verdicts.Key(verdict)] = verdict;
            }

            await KeepAsync(climbs, standing, cancellationToken);
            cases = await OutdatedAsync(community, climbs, standing, cancellationToken);
            fresh = NoLonger;
        }

        List<Judged> judged = [.. last.Select(one => new Judged(first[one.Key], one.Value))];
        foreach (var (_, verdict) in judged.Where(one => one.IsNews))
            LogVerdict(verdict.Channel, verdict.Message, verdict.Outcome);
        return judged;
    }

    private async Task KeepAsync(IReadOnlyList<Climbed> climbs, IReadOnlyDictionary<RowKey, Verdict> standing, CancellationToken cancellationToken)
    {
        var changed = climbs.SelectMany(climbed => climbed.Verdicts).Where(verdict => IsNews(verdict, standing)).ToLookup(IsKept);

        // A strike never stands without its verdict: whoever comes again after a crash finds by the verdict what is left to do.
        await store.PutAsync(Tables.Verdicts, [.. changed[true]], cancellationToken);
        await ladder.KeepAsync(climbs, cancellationToken);
        await store.DeleteAsync(Tables.Verdicts, [.. changed[false].Select(Tables.Verdicts.Key)], cancellationToken);
    }

    // Of what was changed here, whatever somebody else has meanwhile made look different.
    private async Task<IReadOnlyList<AuthorCase>> OutdatedAsync(
        Community community, IReadOnlyList<Climbed> climbs, IReadOnlyDictionary<RowKey, Verdict> standing, CancellationToken cancellationToken)
    {
        var unsure = climbs.Where(climbed => climbed.MovesStrikes || climbed.Verdicts.Any(verdict => IsNews(verdict, standing))).ToList();
        var again = await read.HandleAsync(community, [.. unsure.Select(climbed => climbed.Case.Span)], cancellationToken);
        var outdated = new List<AuthorCase>();
        foreach (var one in again)
        {
            var was = unsure.First(climbed => climbed.Case.Span == one.Span);
            if (!one.SeesTheSameAs(was.Case) || await ladder.IsOutdatedAsync(community, was, cancellationToken))
                outdated.Add(one);
        }

        return outdated;
    }

    private async Task<Dictionary<RowKey, Verdict>> StandingAsync(
        IEnumerable<Verdict> verdicts, IReadOnlySet<EventId> fresh, CancellationToken cancellationToken)
    {
        RowKey[] keys = [.. verdicts.Where(verdict => !fresh.Contains(verdict.Text)).Select(Tables.Verdicts.Key)];
        if (keys.Length == 0)
            return [];

        var found = await store.FindManyAsync(Tables.Verdicts, keys, cancellationToken);
        return keys.Zip(found).Where(row => row.Second is not null).ToDictionary(row => row.First, row => row.Second!);
    }

    private static bool IsKept(Verdict verdict) => verdict.Outcome != Outcome.Allowed;

    private static bool IsNews(Verdict verdict, IReadOnlyDictionary<RowKey, Verdict> standing) =>
        standing.TryGetValue(Tables.Verdicts.Key(verdict), out var known) ? !known.SaysTheSameAs(verdict) : IsKept(verdict);

    [LoggerMessage(Level = LogLevel.Information, Message = "Verdict for {Channel} {Message}: {Outcome}")]
    private partial void LogVerdict(ChannelId channel, MessageId message, Outcome outcome);
}
