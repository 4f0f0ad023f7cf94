using Pipeline.Model;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Record;

/// <summary>Some days of a lively community, from a seed: everything that can happen to a message and a member, in the order of time.</summary>
internal static class MadeUpHistory
{
    private const int Members = 12;

    private static readonly string[] Texts =
    [
        "does anybody know how the new payout rules work?", "thanks a lot", "make sure you set the sub id before you share the link",
        "free money at https://bit.ly/xyz and https://example.top/now", "join us https://t.me/+AbCdEf", "buy now buy now buy now buy now",
        "I finally got my first sale, so happy", "I recommend this tool to everybody here", "see https://shop.example.com/guide for more", "write to the keeper of this group if your money is late, he answers within the hour",
    ];

    public static CommunityEvent[] Of(int seed, int count)
    {
        var random = new Random(seed);
        var events = new List<CommunityEvent>();
        var posted = new List<MessagePosted>();
        var minute = 0.0;
        while (events.Count < count)
        {
            minute += random.NextDouble() < 0.1 ? random.NextDouble() * 400 : random.NextDouble() * 2;
            events.Add(Next(random, minute, posted));
            if (events[^1] is MessagePosted message)
                posted.Add(message);
        }

        return [.. events];
    }

    // The first are staff now and then; the last has a name that can be taken for the first's.
    private static string Name(int member) => member switch { < 3 => $"keeper_{"abc"[member]}", Members - 1 => "keepera1", _ => $"m{member}" };

    private static CommunityEvent Next(Random random, double minute, List<MessagePosted> posted)
    {
        var who = Name(random.Next(Members));
        var about = posted.Count == 0 ? null : posted[random.Next(Math.Max(0, posted.Count - 30), posted.Count)];
        var id = $"{posted.Count}";
        return random.Next(20) switch
        {
            0 => An.Join(who, minute, random.Next(2) == 0 ? null : Name(random.Next(Members))),
            1 => An.Leave(who, minute),
            2 => An.Role(Name(random.Next(3)), minute, random.Next(2) == 0),
            3 => An.Vote(who, minute, random.Next(3) == 0 ? [] : [random.Next(3)]),
            4 or 5 when about is not null => An.Edit(about.Message.Value, about.Author.PlatformId, minute, Texts[random.Next(Texts.Length)]),
            6 when about is not null => An.Deletion(about.Message.Value, minute),
            7 or 8 or 9 when about is not null => An.Reaction(about.Message.Value, who, minute),
            10 when about is not null => An.Reaction(about.Message.Value, who, minute, removed: ["+1"]),
            11 when about is not null => An.Totals(about.Message.Value, minute, random.Next(9)),
            12 or 13 => An.Message(id, Name(random.Next(2)), minute, Texts[5]),
            _ => An.Message(id, who, minute, Texts[random.Next(Texts.Length)], random.Next(3) == 0 ? about?.Message.Value : null),
        };
    }
}
