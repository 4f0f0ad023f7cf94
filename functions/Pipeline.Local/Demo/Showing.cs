using Pipeline.Local.Simulation;
using Pipeline.Local.Simulation.Texts;
using Pipeline.Model;

namespace Pipeline.Local.Demo;

/// <summary>One run of a demo community from its first day on, with a messenger for each of its spaces.</summary>
internal sealed class Showing
{
    private readonly DemoCommunity _community;
    private readonly CommunityProfile _profile;
    private readonly CommunitySimulation _simulation;
    private readonly Phrasebook _phrasebook;
    private readonly Messenger[] _messengers;
    private readonly int[] _spaces;

    public Showing(DemoCommunity community, DateOnly lastDay, ulong seed)
    {
        _community = community;
        Screenplay = community.Screenplay(lastDay);
        seed = Dice.Seed(seed, community.Id.Value);
        _profile = community.Profile with { Cast = Screenplay.Cast, Seasons = Screenplay.Seasons, Script = Screenplay.Script };
        _simulation = new(_profile, seed, lastDay.AddDays(1 - DemoCommunity.Days), lastDay);
        _phrasebook = new(_profile, seed);
        _messengers = [.. community.Connections.OrderBy(connection => connection.Space)
            .Select(connection => Messenger.For(connection, _profile, _phrasebook))];
        _spaces = [.. _profile.Spaces.SelectMany((space, index) => space.Channels.Select(_ => index))];
    }

    public Screenplay Screenplay { get; }

    public IEnumerable<Act> Acts() => _simulation.Acts();

    public Messenger MessengerFor(in Act act) => _messengers[_spaces[act.Channel]];

    public Messenger MessengerOf(DemoConnection connection) => _messengers[connection.Space];

    public DemoConnection ConnectionFor(in Act act) => _community.Connections[_spaces[act.Channel]];

    /// <summary>The person's account in each space they are in.</summary>
    public IEnumerable<Person> AccountsOf(int person, MemberKey key)
    {
        var name = _phrasebook.People.NameOf(person);
        return _community.Connections
            .Where(connection => (_profile.Cast[person].Spaces & (1 << connection.Space)) != 0)
            .Select(connection => (Source: connection.Source, Id: _messengers[connection.Space].PlatformIdOf(person)))
            .Select(account => new Person(key.Of(account.Source, account.Id), account.Id, name.Handle, name.Full));
    }

    public PlantedMessage MessageOf(in Act act, MemberKey key)
    {
        var messenger = MessengerFor(act);
        var author = key.Of(ConnectionFor(act).Source, messenger.PlatformIdOf(act.Member));
        return new(messenger.ChannelOf(act), messenger.MessageOf(act), author, act.At, _profile.Script[act.Scripted - 1].Text);
    }
}
