using Pipeline.Local.Simulation;
using Pipeline.Model;

namespace Pipeline.Local.Demo;

/// <summary>
/// A demo community as it stands now: its older history as events, its last days as deliveries. Everything is placed by the day of
/// <paramref name="now"/>, so the demo always ends today, and on one day always is the same.
/// </summary>
/// <param name="key">The installation's: members get the ids that live ingestion would give them.</param>
/// <param name="liveDays">How many days, the last one included, are delivered instead of told as history.</param>
/// <param name="seed">Another seed is another half year with the same story.</param>
internal sealed class DemoPlay(DemoCommunity community, MemberKey key, DateTimeOffset now, int liveDays = 7, ulong seed = 1)
{
    private readonly DateOnly _lastDay = community.LastDay(now);

    /// <summary>What a platform's export, or another installation, would bring: the same ids as the deliveries would have made.</summary>
    public IAsyncEnumerable<CommunityEvent> HistoryAsync() => History().ToAsyncEnumerable();

    /// <summary>What the platforms push, in order of its time.</summary>
    public IEnumerable<DemoDelivery> Deliveries() => Told(new(community, _lastDay, seed), isLive: true);

    /// <summary>What was planted, with the ids it got.</summary>
    public DemoStory Story()
    {
        var showing = new Showing(community, _lastDay, seed);
        var written = showing.Acts().TakeWhile(act => act.At <= now)
            .Where(act => act is { Scripted: > 0, Kind: ActKind.Posted or ActKind.Edited })
            .ToDictionary(act => act.Scripted, act => showing.MessageOf(act, key));
        return new(community.Id, [.. showing.Screenplay.Scenes.Select(scene => new PlantedScene(scene.Key, scene.Title, scene.Shows)
        {
            From = scene.From,
            Until = scene.Until,
            Who = [.. scene.Who.SelectMany(person => showing.AccountsOf(person, key))],
            Messages = [.. scene.Acts.Where(written.ContainsKey).Select(act => written[act])],
        })]);
    }

    // What a body means is decided in one place, by the source that reads it; so history reads what it does not send.
    private IEnumerable<CommunityEvent> History()
    {
        var showing = new Showing(community, _lastDay, seed);
        var readers = community.Connections.ToDictionary(one => one.Id, one => showing.MessengerOf(one).ReaderWith(key));
        var connections = community.Connections.ToDictionary(one => one.Id, one => one.ToConnection());
        foreach (var delivery in Told(showing, isLive: false))
        {
            var id = delivery.Connection.Id;
            foreach (var communityEvent in readers[id].Read(delivery.ToUnsignedRequest(), connections[id]).Events)
                yield return communityEvent;
        }
    }

    private IEnumerable<DemoDelivery> Told(Showing showing, bool isLive)
    {
        var deliveries = new List<DemoDelivery>();
        var (liveFrom, today) = (Start(_lastDay.AddDays(1 - liveDays)), Start(_lastDay));
        foreach (var act in showing.Acts())
        {
            if (act.At > now)
                yield break;

            deliveries.Clear();
            showing.MessengerFor(act).Tell(act, deliveries);

            // Telegram delivers the answer to a poll without its time, so one of another day would count for today.
            var isTimeless = act.Kind == ActKind.PollAnswered && showing.ConnectionFor(act).Source == Source.Telegram;
            if (act.At >= (isTimeless && today > liveFrom ? today : liveFrom) != isLive)
                continue;

            foreach (var delivery in deliveries)
                yield return delivery;
        }
    }

    private DateTimeOffset Start(DateOnly day) => CommunityDay.Start(day, TimeZoneInfo.FindSystemTimeZoneById(community.Profile.TimeZone));
}
