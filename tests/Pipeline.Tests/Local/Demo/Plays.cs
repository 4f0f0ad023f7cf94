using System.Text;
using Pipeline.Local.Demo;
using Pipeline.Model;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Local.Demo;

/// <summary>The demo communities as they stand at one moment, everything in them read as events.</summary>
internal sealed record Plays(
    DemoCommunity Community, DemoStory Story, IReadOnlyList<CommunityEvent> History, IReadOnlyList<CommunityEvent> Live)
{
    public static readonly DateTimeOffset Now = IngestStage.Now;
    public static readonly MemberKey Key = new(Convert.FromBase64String(IngestStage.MemberKey));

    private static readonly Dictionary<string, Lazy<Plays>> Known = DemoCommunities.All.ToDictionary(
        community => community.Id.Value, community => new Lazy<Plays>(() => Played(community)));

    public IEnumerable<CommunityEvent> All => History.Concat(Live);

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Community.Profile.TimeZone);

    public static TheoryData<string> Names => [.. DemoCommunities.All.Select(community => community.Id.Value)];

    public static Plays Of(string name) => Known[name].Value;

    public static DemoPlay Play(string name, int liveDays = 7, DateTimeOffset? now = null) =>
        new(DemoCommunities.All.Single(community => community.Id.Value == name), Key, now ?? Now, liveDays);

    public static List<CommunityEvent> Read(IEnumerable<DemoDelivery> deliveries) =>
        [.. deliveries.SelectMany(delivery => Sources.Read(delivery).Events)];

    public static string Json(CommunityEvent communityEvent) => Encoding.UTF8.GetString(EventJson.Write(communityEvent));

    public DateOnly DayOf(CommunityEvent communityEvent) => CommunityDay.Of(communityEvent.At, Zone);

    public PlantedMessage Message(string scene, int index = 0) => Story[scene].Messages[index];

    /// <summary>The posting of a planted message.</summary>
    public MessagePosted Posted(PlantedMessage planted) =>
        All.OfType<MessagePosted>().Single(posted => posted.Channel == planted.Channel && posted.Message == planted.Message);

    private static Plays Played(DemoCommunity community)
    {
        var play = new DemoPlay(community, Key, Now);
        var history = play.HistoryAsync().ToBlockingEnumerable(TestContext.Current.CancellationToken);
        return new(community, play.Story(), [.. history], Read(play.Deliveries()));
    }
}
