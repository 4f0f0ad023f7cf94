using Pipeline.Enforce;
using Pipeline.Model;
using Pipeline.Record;
using Pipeline.Store;

namespace Pipeline.Flow;

/// <summary>
/// What the queue of events goes through: recorded and judged, then what was judged is acted on. A batch that comes again, because the
/// process died in between, is judged the same and acted on then.
/// </summary>
public sealed class ModerateAndClassify(RecordEvents record, ActOnVerdicts act, CommunityDirectory communities)
{
    public async Task HandleAsync(IReadOnlyList<CommunityEvent> events, CancellationToken cancellationToken)
    {
        var judged = await record.HandleAsync(events, cancellationToken);
        foreach (var own in judged.GroupBy(one => one.After.Community))
        {
            var community = await communities.GetAsync(own.Key, cancellationToken);
            await act.HandleAsync(community, [.. own.Select(one => (one.Before?.Outcome ?? Outcome.Allowed, one.After))], cancellationToken);
        }
    }
}
