using System.Collections.Concurrent;
using System.Diagnostics;
using Pipeline.Model;
using Pipeline.Moderate;
using Pipeline.Moderate.Surroundings;
using Pipeline.Store;

namespace Pipeline.Record;

/// <summary>
/// Moderate, classify and record, in one pass over a batch of events. Every row is at a place that follows from the event and joins with
/// what is there, so a batch may come twice, at once, late and in any order; the rows end the same. A day's mark is written last: if the
/// process dies before, the batch comes again.
/// </summary>
public sealed class RecordEvents(IStore store, CommunityDirectory communities, JudgeRecorded judge, KeepNames names, ReadBatch read)
{
    private const int CommunitiesAtOnce = 8;

    /// <summary>Live events: recorded and judged.</summary>
    /// <returns>What stands against the events' texts, also when they come again; and what changed about others.</returns>
    public async Task<IReadOnlyList<Judged>> HandleAsync(IReadOnlyList<CommunityEvent> events, CancellationToken cancellationToken)
    {
        var all = new ConcurrentQueue<Judged>();
        await RecordAsync(events, all, cancellationToken);
        return [.. all];
    }

    /// <summary>History: recorded, and not judged, for nothing can be done about it any more.</summary>
    public Task ImportAsync(IReadOnlyList<CommunityEvent> events, CancellationToken cancellationToken) =>
        RecordAsync(events, judged: null, cancellationToken);

    private async Task RecordAsync(IReadOnlyList<CommunityEvent> events, ConcurrentQueue<Judged>? judged, CancellationToken cancellationToken)
    {
        // Communities have no row in common; what they wait for is the store.
        await Parallel.ForEachAsync(
            events.GroupBy(communityEvent => communityEvent.Community),
            new ParallelOptions { MaxDegreeOfParallelism = CommunitiesAtOnce, CancellationToken = cancellationToken },
            async (own, cancellation) =>
            {
                var community = await communities.GetAsync(own.Key, cancellation);
                await RecordAsync(community, [.. own], community.Mode == ModerationMode.Off ? null : judged, cancellation);
            });
    }

    private async Task RecordAsync(Community community, IReadOnlyList<CommunityEvent> events, ConcurrentQueue<Judged>? judged, CancellationToken cancellationToken)
    {
        var rows = await read.OfAsync(community, events, judged is not null, cancellationToken);
        var written = events.Select(communityEvent => communityEvent.Id).ToHashSet();

        var messages = await store.JoinAsync(Tables.Messages, rows.Messages, cancellationToken);
        var facts = FactsOf(rows, messages, community.Zone);
        var recorded = await store.JoinAsync(Tables.Activity, facts, cancellationToken);

        // After the facts: whoever changes what is known of a member then looks at facts that are there, or we see the change here.
        var members = await store.JoinAsync(Tables.Members, rows.Members, cancellationToken);
        await names.HandleAsync(members, cancellationToken);
        var conversions = await RecordOthersAsync(rows, cancellationToken);
        if (judged is not null)
        {
            var verdicts = await judge.HandleAsync(
                community, [.. recorded.Where(fact => written.Contains(fact.After.Event))], members, messages, cancellationToken);
            foreach (var verdict in verdicts.Where(one => one.IsNews || written.Contains(one.After.Text)))
                judged.Enqueue(verdict);
        }

        var token = Guid.NewGuid().ToString("N");
        var days = facts.Select(fact => fact.Day).Concat(rows.OtherDays).Concat(DaysOf(conversions, community.Zone)).Distinct();
        await store.PutAsync(Tables.Marks, [.. days.Select(day => new DayMark(community.Id, day, token, Activity.Current?.Id))], cancellationToken);
    }

    private static List<ActivityFact> FactsOf(BatchRows rows, IReadOnlyList<Joined<MessageState>> messages, TimeZoneInfo zone)
    {
        var facts = rows.Facts;
        foreach (var message in messages.Select(joined => joined.After).Distinct())
        {
            var signals = rows.Posted.GetValueOrDefault((message.Channel, message.Message));
            if (MessageRows.Fact(message, signals, zone) is { } fact)
                facts.Add(fact);
        }

        return facts;
    }

    // A conversion counts on the day of the report that stands: on another day than before once its status changes.
    private static IEnumerable<DateOnly> DaysOf(IEnumerable<Joined<ConversionState>> conversions, TimeZoneInfo zone) =>
        conversions.SelectMany(joined => joined.After.AllReports()).Select(report => CommunityDay.Of(report.At, zone));

    private async Task<IReadOnlyList<Joined<ConversionState>>> RecordOthersAsync(BatchRows rows, CancellationToken cancellationToken)
    {
        await store.JoinAsync(Tables.Invites, rows.Invites, cancellationToken);
        await store.JoinAsync(Tables.Memberships, rows.Memberships, cancellationToken);
        var conversions = await store.JoinAsync(Tables.Conversions, await ClickRows.CreditAsync(store, rows.Conversions, cancellationToken), cancellationToken);
        await store.JoinAsync(Tables.Reports, rows.Reports, cancellationToken);
        await store.JoinAsync(Tables.LinkCodes, rows.LinkCodes, cancellationToken);
        return conversions;
    }
}
