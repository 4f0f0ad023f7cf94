namespace Pipeline.Local.Simulation;

/// <summary>What a made-up community is like. Everything that happens in it follows from this, a seed and a number of days.</summary>
internal sealed record CommunityProfile
{
    public required string Name { get; init; }

    /// <summary>IANA name: days, nights and weekends follow it.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The grammars that texts come from: <c>brand</c> or <c>affiliate</c>.</summary>
    public required string Theme { get; init; }

    /// <summary>The platforms it lives on.</summary>
    public required IReadOnlyList<Space> Spaces { get; init; }

    public WeekShape Week { get; init; } = WeekShape.Leisure;

    /// <summary>Shares of people by <see cref="Language"/>.</summary>
    public IReadOnlyList<double> Languages { get; init; } = [0.72, 0.08, 0.08, 0.07, 0.05];

    /// <summary>What is talked about; the names are those of the theme's grammars.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>Members who come within the first two days.</summary>
    public int Founders { get; init; } = 30;

    /// <summary>People who find the community by themselves, in an ordinary week.</summary>
    public double ArrivalsPerWeek { get; init; } = 5;

    /// <summary>Invites that members make, in an ordinary week; about half of them bring somebody.</summary>
    public double InvitesPerWeek { get; init; } = 5;

    /// <summary>Threads that an average member who is neither silent nor asleep starts in a day.</summary>
    public double Pace { get; init; } = 0.16;

    /// <summary>Sales over members' own links, in a day of a hundred active members.</summary>
    public double SalesPerDay { get; init; }

    public double PollsPerMonth { get; init; } = 2;

    /// <summary>People with a part of their own; the first of the community's people, in this order.</summary>
    public IReadOnlyList<CastMember> Cast { get; init; } = [];

    public IReadOnlyList<Season> Seasons { get; init; } = [];

    /// <summary>What happens for certain, in order of time, amid what happens by chance.</summary>
    public IReadOnlyList<ScriptedAct> Script { get; init; } = [];

    /// <summary>The channels of all spaces, one after the other.</summary>
    public IReadOnlyList<Channel> Channels => [.. Spaces.SelectMany(space => space.Channels)];

    /// <summary>What the person at this position writes in; a matter of the seed alone, so that names need no list of people.</summary>
    public Language LanguageOf(int ordinal, ulong seed) =>
        ordinal < Cast.Count ? Cast[ordinal].Language : (Language)new Dice(Dice.Seed(seed, (ulong)ordinal)).Pick(Languages);
}

/// <summary>How busy the hours and days of a week are.</summary>
internal enum WeekShape
{
    /// <summary>Evenings and weekends.</summary>
    Leisure,

    /// <summary>Office hours, and little on weekends.</summary>
    Work,
}

/// <summary>One platform of a community, with members and channels of its own. A community has at most eight.</summary>
/// <param name="Share">Part of the members who are here.</param>
/// <param name="AnnouncesJoins">Whether a join appears as a message in the first channel.</param>
/// <param name="ShowsInviter">Whether the platform itself knows who invited; elsewhere members say so, or nobody does.</param>
/// <param name="TellsSales">Whether sales are heard of here.</param>
internal sealed record Space(
    string Name,
    double Share,
    IReadOnlyList<Channel> Channels,
    bool AnnouncesJoins = false,
    bool ShowsInviter = true,
    bool TellsSales = false);

/// <param name="Weight">Part of the space's threads that start here.</param>
/// <param name="For">What is written here whatever the weights say.</param>
/// <param name="IsBroadcast">Staff alone write, nobody replies, reactions have no names.</param>
internal sealed record Channel(string Name, double Weight = 1, Genre? For = null, bool IsBroadcast = false);
