using System.Collections.Concurrent;
using Pipeline.Identity;
using Pipeline.Model;
using Pipeline.Moderate.SecondOpinion;
using Pipeline.Text;

namespace Pipeline.Record;

/// <summary>Reads a batch's events into rows, while their texts are there: scored by the models here, and by others where that is wanted.</summary>
public sealed class ReadBatch(LinkCodes codes, AskSecondOpinion second)
{
    private const int QuestionsAtOnce = 4;

    private static readonly IReadOnlyDictionary<EventId, Opinion> None = new Dictionary<EventId, Opinion>();

    /// <param name="judged">Whether anything is decided about the texts: only then others are asked.</param>
    internal async Task<BatchRows> OfAsync(
        Community community, IReadOnlyList<CommunityEvent> events, bool judged, CancellationToken cancellationToken)
    {
        var rows = new BatchRows(community, codes, judged && second.IsOn ? await OpinionsAsync(events, cancellationToken) : None);
        foreach (var communityEvent in events)
            rows.Add(communityEvent);
        return rows;
    }

    private async Task<IReadOnlyDictionary<EventId, Opinion>> OpinionsAsync(IReadOnlyList<CommunityEvent> events, CancellationToken cancellationToken)
    {
        var opinions = new ConcurrentDictionary<EventId, Opinion>();
        await Parallel.ForEachAsync(
            events,
            new ParallelOptions { MaxDegreeOfParallelism = QuestionsAtOnce, CancellationToken = cancellationToken },
            async (communityEvent, cancellation) =>
            {
                if (TextOf(communityEvent) is not { } text)
                    return;
                var opinion = await second.HandleAsync(text, TextScorer.Default.Score(text), cancellation);
                if (opinion != Opinion.NotNeeded)
                    opinions[communityEvent.Id] = opinion;
            });
        return opinions;
    }

    private static string? TextOf(CommunityEvent communityEvent) => communityEvent switch
    {
        MessagePosted posted => posted.Content.Text,
        MessageEdited edited => edited.Content.Text,
        _ => null,
    };
}
