using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Moderate;

/// <summary>Judges an author anew after something that people decided, and tells what stands against them then.</summary>
public sealed class JudgeAuthor(IStore store, JudgeTexts judge, TimeProvider clock)
{
    private static readonly IReadOnlySet<EventId> None = new HashSet<EventId>();

    /// <param name="from">The first text that is judged; what was written before stays as it is.</param>
    public Task<IReadOnlyList<Judged>> HandleAsync(Community community, MemberId author, DateTimeOffset from, CancellationToken cancellationToken) =>
        judge.HandleAsync(community, [new(author, from, clock.GetUtcNow() + CommunityEvent.MaxAhead)], None, cancellationToken);

    /// <summary>The author's strikes that weighed together with those since <paramref name="from"/>, in the order of time.</summary>
    public Task<IReadOnlyList<StandingStrike>> StandingAsync(Community community, MemberId author, DateTimeOffset from, CancellationToken cancellationToken) =>
        store.StandingAsync(community, author, from, clock.GetUtcNow() + CommunityEvent.MaxAhead, cancellationToken);
}
