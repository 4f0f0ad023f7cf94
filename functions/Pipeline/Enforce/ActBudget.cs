using Microsoft.Extensions.Logging;
using Pipeline.Model;
using Pipeline.Store;
using EventId = Pipeline.Model.EventId;

namespace Pipeline.Enforce;

/// <summary>How much may be done by rules alone in an hour. One row for each community, so that of many at once nobody gets too much.</summary>
public sealed partial class ActBudget(IStore store, TimeProvider clock, ILogger<ActBudget> logger)
{
    /// <summary>Whether the act on the text may be done; asked again, the answer is the same.</summary>
    public async Task<bool> TakeAsync(Community community, EventId text, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var spent = await store.UpdateAsync(
            Tables.Budgets, new(community.Id.Value, "acts"),
            current => (current ?? new ActsSpent { Community = community.Id }).Ask(text, now, community.Rules.Ladder.MostActsPerHour),
            cancellationToken);
        if (spent!.IsHeld(text))
        {
            LogHeld(community.Id, text, community.Rules.Ladder.MostActsPerHour);
            return false;
        }

        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Community}: the breaker is open; the verdict on {Text} is not carried out, for an hour may have {Most}. See the review queue, then the rules")]
    private partial void LogHeld(CommunityId community, EventId text, int most);
}
