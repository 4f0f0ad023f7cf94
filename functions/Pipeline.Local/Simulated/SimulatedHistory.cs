using Pipeline.Ingest;
using Pipeline.Local.Demo;
using Pipeline.Local.Demo.Internal;
using Pipeline.Local.Simulation;
using Pipeline.Local.Simulation.Texts;
using Pipeline.Model;

namespace Pipeline.Local.Simulated;

/// <summary>A made-up community's acts in the words of platforms, one at a time.</summary>
internal static class SimulatedHistory
{
    /// <summary>As its platforms' deliveries are read: what a body means is decided in one place, by the source that reads it.</summary>
    public static IEnumerable<CommunityEvent> Events(this SimulatedCommunity community, MemberKey key)
    {
        var phrasebook = new Phrasebook(community.Profile, community.Seed);
        var spaces = community.Profile.Spaces.Select((_, space) => new ToldSpace(community.Connection(space), community.Profile, phrasebook, key)).ToList();
        List<ToldSpace> byChannel = [.. community.Profile.Spaces.SelectMany((space, index) => space.Channels.Select(_ => spaces[index]))];
        return community.Acts().SelectMany(act => byChannel[act.Channel].Events(act));
    }

    /// <summary>
    /// As lines of JSON in the vocabulary of own platforms: all as if it had happened on one such platform, with the community's name in
    /// every line.
    /// </summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Lines(this SimulatedCommunity community)
    {
        var connection = new DemoConnection(new("simulated"), Source.Internal, community.Id, Space: 0);
        var messenger = new InternalMessenger(connection, community.Profile, new(community.Profile, community.Seed));
        var deliveries = new List<DemoDelivery>();
        foreach (var act in community.Acts())
        {
            deliveries.Clear();
            messenger.Tell(act, deliveries);
            foreach (var delivery in deliveries)
                yield return delivery.Body;
        }
    }

    private sealed class ToldSpace(DemoConnection connection, CommunityProfile profile, Phrasebook phrasebook, MemberKey key)
    {
        private readonly Messenger _messenger = Messenger.For(connection, profile, phrasebook);
        private readonly Connection _connection = connection.ToConnection();
        private readonly List<DemoDelivery> _deliveries = [];
        private WebhookSource? _reader;

        public IEnumerable<CommunityEvent> Events(Act act)
        {
            _deliveries.Clear();
            _messenger.Tell(act, _deliveries);
            _reader ??= _messenger.ReaderWith(key);
            return _deliveries.SelectMany(delivery => _reader.Read(delivery.ToUnsignedRequest(), _connection).Events);
        }
    }
}
