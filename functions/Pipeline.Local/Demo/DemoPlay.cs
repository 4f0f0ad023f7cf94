using Pipeline.Local.Simulation;
using Pipeline.Model;

namespace Pipeline.Local.Demo;

/// <summary>
/// A demo community as it stands now: its older history as events, its last days as deliveries. Everything is placed by the day of
/// <paramref name="now"/>, so the demo always ends today, and on one day always is the same.
/// </summary>
/// <param name="key">The installation's: members get the ids that live ingestion would give them.</param>
/// <param name="liveDays">How many days, the last one included, are delivered instead of told as history.</param>
internal sealed class DemoPlay(DemoCommunity community, MemberKey key, DateTimeOffset now, int liveDays = 7)
{
    private const ulong Seed = 20_260_101;

    private readonly DateOnly _lastDay = community.LastDay(now);

    /// <summary>What a platform's export, or another installation, would bring: the same ids as the deliveries would have made.</summary>
    public IAsyncEnumerable<CommunityEvent> HistoryAsync() => History().ToAsyncEnumerable();

    /// <summary>What the platforms push, in order of its time.</summary>
    public IEnumerable<DemoDelivery> Deliveries() => Told(new(community, _lastDay, Seed), isLive: true);

    /// <summary>What was planted, with the ids it got.</summary>
    public DemoStory Story()
    {
        var showing = new Showing(community, _lastDay, Seed);
        var happened = showing.Acts().Where(act => act.Scripted > 0).ToDictionary(act => act.Scripted);
        return new(community.Id, [.. showing.Screenplay.Scenes.Select(scene => new PlantedScene(scene.Key, scene.Title, scene.Shows, scene.From, scene.Until)
        {
            Who = [.. scene.Who.SelectMany(person => showing.AccountsOf(person, key))],
            Messages = [.. scene.Acts.Where(happened.ContainsKey).Select(act => happened[act])
                .Where(act => act.Kind is ActKind.Posted or ActKind.Edited)
                .Select(act => showing.MessageOf(act, key))],
        })]);
    }

    // What a body means is decided in one place, by the source that reads it; so history reads what it does not send.
    private IEnumerable<CommunityEvent> History()
    {
        var showing = new Showing(community, _lastDay, Seed);
        var readers = community.Connections.ToDictionary(
            connection => connection.Id, connection => (Source: showing.MessengerOf(connection).ReaderWith(key), Connection: connection.ToConnection()));
        foreach (var delivery in Told(showing, isLive: false))
        {
            var (source, connection) = readers[delivery.Connection.Id];
            foreach (var communityEvent in source.Read(delivery.ToUnsignedRequest(), connection).Events)
                yield return communityEvent;
        }
    }

    private IEnumerable<DemoDelivery> Told(Showing showing, bool isLive)
    {
        var deliveries = new List<DemoDelivery>();
        var liveFrom = Start(_lastDay.AddDays(1 - liveDays));
        var today = Start(_lastDay);
        foreach (var act in showing.Acts())
        {
            if (act.At > now)
                yield break;

            deliveries.Clear();
            var messenger = showing.MessengerFor(act);
            messenger.Tell(act, deliveries);

            // An answer to a poll is delivered without its time, so one of another day would count for today.
            var from = act.Kind == ActKind.PollAnswered && showing.ConnectionFor(act).Source == Source.Telegram && today > liveFrom ? today : liveFrom;
            if (act.At >= from != isLive)
                continue;

            foreach (var delivery in deliveries)
                yield return delivery;
        }
    }

    private DateTimeOffset Start(DateOnly day) => CommunityDay.Start(day, TimeZoneInfo.FindSystemTimeZoneById(community.Profile.TimeZone));
}
