using Pipeline.Bus;
using Pipeline.Report;
using Pipeline.Store;

namespace Pipeline.Dashboard.Pages.Operations;

/// <summary>Queues, dead letters, days and versions.</summary>
public sealed class ReadSystem(IQueueControl queues, ReadReports reports, IStore store)
{
    private const int MostLetters = 20;

    public async Task<SystemModel> HandleAsync(CancellationToken cancellationToken)
    {
        var depths = new List<QueueState>();
        foreach (var queue in Enum.GetValues<Queue>())
        {
            depths.Add(new(
                queue.Name(), await queues.DepthAsync(queue, cancellationToken), await queues.DeadLettersAsync(queue, 0, MostLetters, cancellationToken)));
        }

        var communities = await reports.CommunitiesAsync(cancellationToken);
        var heads = await store.HeadsAsync(communities.Select(one => one.Id), cancellationToken);
        return new(depths, [.. communities.Zip(heads).Select(one => new ClosedDays(one.First, one.Second?.Ended ?? 0))], Version);
    }

    private static string Version => typeof(ReadSystem).Assembly.GetName().Version?.ToString() ?? "";
}

/// <summary>How the installation is.</summary>
public sealed record SystemModel(IReadOnlyList<QueueState> Queues, IReadOnlyList<ClosedDays> Communities, string Version);

/// <param name="Dead">The first of its dead letters; bodies are not shown, for they hold texts.</param>
public sealed record QueueState(string Name, QueueDepth Depth, IReadOnlyList<DeadLetter> Dead);

/// <param name="Rollups">How many have ended.</param>
public sealed record ClosedDays(CommunityReport Community, int Rollups);
