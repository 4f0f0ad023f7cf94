using Pipeline.Enforce;
using Pipeline.Model;
using Pipeline.Record;
using Pipeline.Store;
using Pipeline.Telemetry;

namespace Pipeline.Flow;

/// <summary>
/// What the queue of events goes through: recorded and judged, then what was judged is acted on and shown to moderators. A batch that comes
/// again, because the process died in between, is judged the same, and acted on and shown then.
/// </summary>
public sealed class ModerateAndClassify(RecordEvents record, ActOnVerdicts act, ShowModerators show, CommunityDirectory communities, StageMetrics metrics)
{
    public async Task HandleAsync(IReadOnlyList<CommunityEvent> events, CancellationToken cancellationToken)
    {
        var judged = (await record.HandleAsync(events, cancellationToken)).ToLookup(one => one.After.Community);
        foreach (var own in events.GroupBy(one => one.Community))
        {
            var community = await communities.GetAsync(own.Key, cancellationToken);
            if (community.Mode == ModerationMode.Off)
                continue;

            var verdicts = judged[own.Key].ToList();
            foreach (var news in verdicts.Where(one => one.IsNews))
                metrics.Judged(news.After.Outcome.ToString());
            var held = await act.HandleAsync(community, [.. verdicts.Select(one => (one.Before?.Outcome ?? Outcome.Allowed, one.After))], show.HowToAppeal, cancellationToken);
            metrics.Held(held.Count);
            await show.HandleAsync(community, [.. own], [.. verdicts.Select(one => one.After)], held, cancellationToken);
        }
    }
}
