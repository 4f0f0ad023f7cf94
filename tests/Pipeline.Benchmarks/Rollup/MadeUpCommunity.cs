using System.Security.Cryptography;
using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Benchmarks.Rollup;

/// <summary>
/// The facts of a community from a seed: a few members do most of it, everybody joins some day, evenings are busier, and whoever comes
/// by does one to five things.
/// </summary>
internal sealed class MadeUpCommunity
{
    private static readonly ChannelId General = new("general");

    private readonly CommunityId _id;
    private readonly Random _random;
    private readonly MemberId[] _members;
    private readonly int[] _joinDays;
    private readonly int _eventsPerDay;
    private readonly int _platforms;
    private DateTimeOffset _start;
    private int _count;

    public MadeUpCommunity(int place, RollupScale scale)
    {
        _id = IdOf(place);
        _random = new((scale.Seed * 1_000_003) + place);
        _members = new MemberId[scale.Members / scale.Communities];
        _joinDays = new int[_members.Length];
        _eventsPerDay = (int)((scale.Events / scale.Communities / scale.Days) - (_members.Length / scale.Days));
        _platforms = scale.Platforms;
        var key = new MemberKey(SHA256.HashData(BitConverter.GetBytes(scale.Seed)));
        for (var i = 0; i < _members.Length; i++)
        {
            _members[i] = key.Of(Source.Telegram, $"{place}-{i}");
            _joinDays[i] = _random.Next(scale.Days);
        }
    }

    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public Community Settings => new() { Id = _id, TimeZone = Zone.Id };

    public static DateOnly FirstDay { get; } = new(2025, 1, 1);

    public static CommunityId IdOf(int place) => new($"community-{place}");

    /// <summary>When the day begins.</summary>
    public static DateTimeOffset StartOf(int day) => CommunityDay.Start(FirstDay.AddDays(day), Zone);

    /// <summary>What is known of each.</summary>
    public IReadOnlyList<MemberState> Members =>
    [
        .. _members.Select((member, place) => new MemberState
        {
            Community = _id,
            Member = member,
            Source = Source.Telegram,
            PlatformId = $"{place}",
            Handle = $"member_{place}",
            SeenAt = StartOf(_joinDays[place]),
            FirstSeenAt = StartOf(_joinDays[place]),
            JoinedAt = StartOf(_joinDays[place]),
        }),
    ];

    /// <summary>The day's facts as a store hands them out: by member.</summary>
    public IReadOnlyList<ActivityFact> Facts(int day)
    {
        var facts = new List<ActivityFact>();
        var date = FirstDay.AddDays(day);
        _start = StartOf(day);
        for (var member = 0; member < _members.Length; member++)
        {
            if (_joinDays[member] == day)
                facts.Add(Fact(date, member, ActivityKind.Joined));
        }

        for (var left = _eventsPerDay; left > 0;)
        {
            var member = (int)(_members.Length * Math.Pow(_random.NextDouble(), 2.5));
            for (var acts = Math.Min(left, _random.Next(1, 6)); acts > 0; acts--, left--)
                facts.Add(Act(date, member));
        }

        facts.Sort((one, other) => one.Member.CompareTo(other.Member));
        return facts;
    }

    private ActivityFact Act(DateOnly day, int member) => _random.Next(20) switch
    {
        0 => Fact(day, member, ActivityKind.Voice),
        1 => Fact(day, member, ActivityKind.PollAnswer) with { Poll = $"{_count}", Added = ["1"] },
        < 8 => Fact(day, member, ActivityKind.Reaction) with { Message = new($"{_count}"), Added = ["+1"] },
        _ => Fact(day, member, ActivityKind.Message) with
        {
            Message = new($"{_count}"),
            Content = (ContentKind)_random.Next(8),
            ReplyTo = _random.Next(3) == 0 ? new("another") : null,
        },
    };

    private ActivityFact Fact(DateOnly day, int member, ActivityKind kind) => new()
    {
        Community = _id,
        Day = day,
        Member = _members[member],
        At = _start.AddSeconds(Math.Floor(23 * 3600 * Math.Sqrt(_random.NextDouble()))),
        Event = new($"{_count++:d10}"),
        Source = member % _platforms == 0 ? Source.Telegram : Source.Slack,
        Kind = kind,
        Channel = General,
    };
}
