using Pipeline.Model;

namespace Pipeline.Benchmarks.Record;

/// <summary>A lively community's messages: a few members write most, half of what is written answers something, a few have links.</summary>
internal static class MadeUpMessages
{
    private static readonly DateTimeOffset Begin = new(2026, 9, 1, 6, 0, 0, TimeSpan.Zero);

    private static readonly string[] Texts =
    [
        "does anybody know when the payout for last week's sales arrives, mine still says pending?",
        "thanks, that was it",
        "make sure you set the sub id before you share the link, or the sale counts for nobody",
        "I finally got my first sale today, thank you all for the help with the landing page",
        "the new dashboard is much faster, only the export takes ages for me, would be great if that got some love",
        "see https://docs.example.org/links for how the codes work, it helped me a lot when I started",
        "good morning everybody",
        "In my experience the second mail brings most of the sales: the first one introduces the product and people forget it, the second one reminds them when they have time to look, usually on a sunday evening",
    ];

    // So that nobody writes what somebody else did.
    private static readonly string[] Words =
        "apple river stone cloud paper green seven window market tired honest letter summer bridge candle garden pocket yellow corner engine button winter planet saddle".Split(' ');

    /// <summary>Nearly everybody has been here for months; one in twenty has just come.</summary>
    public static IEnumerable<CommunityEvent> Joins(int members) => Enumerable.Range(0, members).Select(number => new MemberJoined
    {
        Id = new($"join-{number}"),
        Community = new("bench"),
        Connection = new("bench"),
        Source = Source.Internal,
        At = Begin.AddDays(number % 20 == 19 ? 1 : -90),
        Member = PersonOf(number),
    });

    public static IEnumerable<CommunityEvent> Of(int seed, int count, int members)
    {
        var random = new Random(seed);
        var begin = Begin.AddDays(seed);
        for (var i = 0; i < count; i++)
        {
            var author = (int)(members * Math.Pow(random.NextDouble(), 3));
            yield return new MessagePosted
            {
                Id = new($"bench-{seed}-{i}"),
                Community = new("bench"),
                Connection = new("bench"),
                Source = Source.Internal,
                At = begin.AddSeconds(i * 1.5),
                Channel = new($"channel-{random.Next(4)}"),
                Message = new($"{seed}-{i}"),
                Author = PersonOf(author),
                Content = new($"{Said(random)} {i}"),
                ReplyTo = random.Next(2) == 0 || i == 0 ? null : new MessageId($"{seed}-{random.Next(i)}"),
            };
        }
    }

    private static string Said(Random random) => string.Join(
        ' ', Texts[random.Next(Texts.Length)].Split(' ').Select(word => random.Next(2) == 0 ? word : $"{word} {Words[random.Next(Words.Length)]}"));

    private static Person PersonOf(int number) =>
        new(new($"member{number:d20}"), $"{number}", $"{Words[number % Words.Length]}_{Words[number / Words.Length % Words.Length]}", $"Member {Words[number % Words.Length]}");
}
