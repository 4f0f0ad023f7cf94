using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Browser.Tests;

/// <summary>Reviews that wait, as the rules open them.</summary>
internal static class MadeUpReviews
{
    public const int Count = 6;

    private static readonly string[] Texts =
    [
        "Double your deposit today, write to me in private and I send you the link.",
        "Does anybody know a good card for travelling? My old one charges for everything.",
        "Join my channel instead, everybody there earns from the first day on!",
        "That was the worst advice I have read here, and you know it.",
        "I wrote a short guide on how to track sub ids, tell me what is missing.",
        "Last places, closing in an hour, no questions asked.",
    ];

    public static async Task AddAsync(IStore store, CommunityId community)
    {
        var newest = TimeProvider.System.GetUtcNow().AddHours(-2);
        var reviews = Enumerable.Range(0, Count).Select(place => Of(community, place, newest.AddHours(-5 * place))).ToList();
        await store.PutAsync(Tables.Reviews, reviews, TestContext.Current.CancellationToken);
        await store.JoinAsync(
            Tables.HeldTexts,
            [.. reviews.Select((review, place) => new HeldText { Community = community, Review = review.Id, At = review.TextAt, Author = review.Author, Words = Texts[place] })],
            TestContext.Current.CancellationToken);
    }

    private static ReviewCase Of(CommunityId community, int place, DateTimeOffset at)
    {
        var (channel, message, text) = (new ChannelId("c1"), new MessageId($"m{place}"), new EventId($"e{place}"));
        var author = new MemberId($"member{place}");
        return new()
        {
            Community = community,
            Id = ReviewId.Of(at, channel, message, edit: null),
            TextAt = at,
            Channel = channel,
            Message = message,
            Text = text,
            Author = author,
            OpenedAt = at,
            AuditRate = place % 2 == 1 ? 0.05 : null,
            Verdict = place % 2 == 1 ? null : Against(community, channel, message, text, author, at),
        };
    }

    private static Verdict Against(CommunityId community, ChannelId channel, MessageId message, EventId text, MemberId author, DateTimeOffset at) => new()
    {
        Community = community,
        Channel = channel,
        Message = message,
        Text = text,
        Author = author,
        TextAt = at,
        Outcome = Outcome.Removed,
        Severity = Outcome.Removed,
        Findings = [new("newcomer-links", Outcome.Removed, "links 1 of 0", "links"), new("flood", Outcome.Allowed, "messages 1 of 8")],
        Quote = "Links come after your first days here.",
        Version = "checks-1",
    };
}
