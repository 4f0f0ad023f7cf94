using Pipeline.Enforce;
using Pipeline.Model;
using Pipeline.Record;

namespace Pipeline.Flow;

/// <summary>Undone on the platform, and what was removed counts again.</summary>
public sealed class UndoWork(UndoActs undo, WithdrawMessage withdraw)
{
    /// <param name="texts">The author's, each with what stands against it now.</param>
    public async Task HandleAsync(Community community, IReadOnlyList<StandingStrike> texts, ReviewDecision decision, CancellationToken cancellationToken)
    {
        foreach (var text in await undo.HandleAsync(community, texts, decision, cancellationToken))
            await withdraw.HandleAsync(community.Id, text.Channel, text.Message, removedAt: null, restoredAt: decision.At, cancellationToken);
    }
}
