using Pipeline.Bus;
using Pipeline.Flow;
using Pipeline.Model;
using Pipeline.Review;
using Pipeline.Store;
using Pipeline.Tests.Enforce;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Review;

/// <summary>The whole flow as a host registers it, and a moderator beside it.</summary>
internal sealed class Reviewing : IAsyncDisposable
{
    public const string Refused = "have a look at https://bad.example/offer";

    private Reviewing(Enforcing flow) => Flow = flow;

    public Enforcing Flow { get; }

    public IStore Store => Flow.Store;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<Reviewing> InAsync(ModerationMode mode, Func<CommunityRules, CommunityRules>? rules = null)
    {
        var reviewing = new Reviewing(await Enforcing.OnAsync(Source.Telegram));
        await reviewing.SetAsync(mode, rules);
        return reviewing;
    }

    public Task SetAsync(ModerationMode mode, Func<CommunityRules, CommunityRules>? rules = null)
    {
        var own = new CommunityRules { RefusedDomains = ["bad.example"], AuditPerThousand = 0 };
        return Flow.SetAsync(Club = new() { Id = An.Club, Mode = mode, Rules = rules?.Invoke(own) ?? own });
    }

    public Community Club { get; private set; } = null!;

    public Task DeliverAsync(params CommunityEvent[] events) => Flow.DeliverAsync(events);

    public async Task<IReadOnlyList<ReviewCase>> ListAsync(ReviewFilter? filter = null) =>
        (await Flow.Get<ReadReviews>().ListAsync(An.Club, filter ?? new([.. Enum.GetValues<ReviewState>()]), after: null, 100, Cancelled)).Reviews;

    public async Task<ReviewCase> OnlyAsync() => (await ListAsync()).ShouldHaveSingleItem();

    public Task<DecideResult> OverturnAsync(ReviewCase review, string by = "mod") =>
        Flow.Get<SettleReview>().HandleAsync(Club, review.Id, ReviewState.Overturned, by, "this is our own shop", Cancelled);

    public Task<DecideResult> UpholdAsync(ReviewCase review, string by = "mod") =>
        Flow.Get<SettleReview>().HandleAsync(Club, review.Id, ReviewState.Upheld, by, "this is spam", Cancelled);

    public Task<string?> TextAsync(ReviewCase review) => Flow.Get<HoldTexts>().FindAsync(review, HeldKind.Message, Cancelled);

    /// <summary>Everything that was asked for so far, as the queue would bring it: each act once, and the platform does it.</summary>
    public async Task CarryOutAsync()
    {
        foreach (var method in (string[])["deleteMessage", "sendMessage", "restrictChatMember", "banChatMember", "unbanChatMember"])
        {
            for (var i = 0; i < 20; i++)
                Flow.Platform.Answers($"/bota-token/{method}", """{"ok":true,"result":true}""");
        }

        foreach (var due in Flow.Asked.DistinctBy(due => due.Id).ToList())
            (await Flow.DeliverAsync(due)).ShouldBeOfType<Settlement.Completed>();
    }

    public async Task<IReadOnlyList<Verdict>> VerdictsAsync() =>
        [.. (await Store.RangeAsync(Tables.Verdicts, Tables.MonthPartition(An.Club, An.At(0)), cancellationToken: Cancelled).ToListAsync(Cancelled)).OrderBy(one => one.TextAt)];

    public async Task<ActivityFact> FactAsync(string message) =>
        (await Store.RangeAsync(Tables.Activity, Tables.DayPartition(An.Club, CommunityDay.Of(An.At(0), TimeZoneInfo.Utc)), cancellationToken: Cancelled).ToListAsync(Cancelled))
        .Single(fact => fact.Message == new MessageId(message) && fact.Kind == ActivityKind.Message);

    public ValueTask DisposeAsync() => Flow.DisposeAsync();
}
