namespace Pipeline.Local.Simulation;

/// <summary>All that changes while time goes by.</summary>
internal sealed class World
{
    private readonly double[] _channelWeights;
    private readonly byte[] _ordinaryTopics;
    private readonly List<string> _topics;
    private readonly long[] _messages;

    public World(CommunityProfile profile, ulong seed, DateOnly start)
    {
        Profile = profile;
        Start = start;
        Seed = seed;
        Dice = new(Dice.Seed(seed, 0));
        Crowd = new(profile);
        Rhythm = new(profile.Week, TimeZoneInfo.FindSystemTimeZoneById(profile.TimeZone));
        Channels = profile.Channels;
        SpaceOf = [.. profile.Spaces.SelectMany((space, index) => space.Channels.Select(_ => index))];
        Doors = [.. profile.Spaces.Select((_, space) => (short)SpaceOf.IndexOf(space))];
        _channelWeights = [.. Channels.Select(channel => channel.IsBroadcast ? 0 : channel.Weight)];
        _ordinaryTopics = [.. Enumerable.Range(0, profile.Topics.Count).Select(topic => (byte)topic)
            .Where(topic => profile.Seasons.All(season => season.Topic != profile.Topics[topic]))];
        _topics = [.. profile.Topics];
        _messages = new long[Channels.Count];
    }

    public CommunityProfile Profile { get; }

    public ulong Seed { get; }

    public DateOnly Start { get; }

    public Dice Dice { get; }

    public Agenda Agenda { get; } = new();

    public Crowd Crowd { get; }

    public Rhythm Rhythm { get; }

    public IReadOnlyList<Channel> Channels { get; }

    /// <summary>The space of each channel.</summary>
    public List<int> SpaceOf { get; }

    /// <summary>The first channel of each space: where its joins and leaves are seen.</summary>
    public IReadOnlyList<short> Doors { get; }

    public Mood Mood { get; private set; }

    /// <summary>Days since <see cref="Start"/>.</summary>
    public int Day { get; private set; }

    public void Open(DateOnly day)
    {
        Day = day.DayNumber - Start.DayNumber;
        Mood = Mood.Of(Profile.Seasons, day);
        Rhythm.Open(day);
        Crowd.Open();
    }

    public void Plan(in Act act, int depth = 0, double echo = 1) => Agenda.Add(new(act, depth, echo));

    /// <summary>About <paramref name="mean"/> after <paramref name="seconds"/>, when the one who waits is awake.</summary>
    public long Later(long seconds, TimeSpan mean) =>
        Rhythm.Awake(seconds + 5 + (long)(Dice.Exponential() * mean.TotalSeconds), Dice);

    public long NextMessage(int channel) => ++_messages[channel];

    /// <summary>The channel in which this member would write that.</summary>
    public short ChannelFor(Resident resident, Genre genre)
    {
        var rest = 0.0;
        for (var channel = 0; channel < Channels.Count; channel++)
        {
            if (!resident.IsIn(SpaceOf[channel]))
                continue;
            if (Channels[channel].For == genre && (!Channels[channel].IsBroadcast || resident.IsStaff))
                return (short)channel;
            rest += _channelWeights[channel];
        }

        rest *= Dice.Unit();
        short last = 0;
        for (var channel = 0; channel < Channels.Count; channel++)
        {
            if (!resident.IsIn(SpaceOf[channel]) || _channelWeights[channel] <= 0)
                continue;
            last = (short)channel;
            rest -= _channelWeights[channel];
            if (rest < 0)
                break;
        }

        return last;
    }

    public Words Words(Genre genre, Language language, byte topic) =>
        new(Dice.Next(), genre, language, topic, Dice.Chance(0.03) ? Writing.Slipped : Writing.Clean);

    /// <param name="topic">One of the profile's; null for what the day is about.</param>
    public Words Words(Genre genre, Language language, string? topic = null) =>
        Words(genre, language, topic is null ? Topic() : TopicOf(topic));

    private byte Topic() => Mood.Leading is { Topic: { } leading } season && Dice.Chance(season.TopicShare)
        ? TopicOf(leading)
        : _ordinaryTopics[Dice.Below(_ordinaryTopics.Length)];

    private byte TopicOf(string name) => (byte)_topics.IndexOf(name);
}
