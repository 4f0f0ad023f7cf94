using Pipeline.Local.Demo;
using Pipeline.Model;

namespace Pipeline.Tests.Local.Demo;

public sealed class DemoPlayTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => Plays.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Half_a_year_ends_now(string name)
    {
        var play = Plays.Of(name);
        var present = new HashSet<MemberId>();
        foreach (var happened in play.All.OrderBy(happened => happened.At))
        {
            if (happened is MemberJoined joined)
                present.Add(joined.Member.Id);
            if (happened is MemberLeft left)
                present.Remove(left.Member.Id);
        }

        output.WriteLine($"{name}: {play.History.Count} events of history, {play.Live.Count} live, {present.Count} accounts present");
        play.DayOf(play.History[0]).ShouldBe(play.Community.LastDay(Plays.Now).AddDays(1 - DemoCommunity.Days));
        play.All.Max(happened => happened.At).ShouldBeInRange(Plays.Now.AddHours(-3), Plays.Now);
        present.Count.ShouldBeInRange(name == "harrowgull" ? 160 : 280, name == "harrowgull" ? 225 : 370);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_last_days_are_delivered_and_all_before_them_is_history(string name)
    {
        var play = Plays.Of(name);
        var from = CommunityDay.Start(play.Community.LastDay(Plays.Now).AddDays(-6), play.Zone);

        play.History.Where(happened => happened is not PollAnswered).ShouldAllBe(happened => happened.At < from);
        play.Live.ShouldAllBe(happened => happened.At >= from);
        play.Live.Count.ShouldBeGreaterThan(300);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Deliveries_are_read_to_the_events_that_history_would_have_told(string name)
    {
        var play = Plays.Of(name);

        var told = Plays.Play(name, liveDays: 0).HistoryAsync().ToBlockingEnumerable(TestContext.Current.CancellationToken)
            .Select(Plays.Json).ToHashSet();

        var read = play.All.Select(Plays.Json).ToList();
        read.Where(one => !told.Contains(one)).Take(3).ShouldBeEmpty();
        read.Count.ShouldBe(told.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_body_is_read_whole_and_only_what_counts_nobody_is_not_used(string name)
    {
        var readings = Plays.Play(name, liveDays: DemoCommunity.Days).Deliveries().Select(Sources.Read).ToList();

        readings.ShouldAllBe(reading => reading.Fault == null);
        readings.SelectMany(reading => reading.Unused).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(["message/new_chat_members", "my_chat_member/administrator"]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_event_has_the_id_of_another(string name)
    {
        var events = Plays.Of(name).All.ToList();

        events.Select(happened => happened.Id).Distinct().Count().ShouldBe(events.Count);
    }

    [Fact]
    public void Nobody_is_in_both_communities()
    {
        var members = DemoCommunities.All.Select(community => Plays.Of(community.Id.Value).All.OfType<MemberJoined>().Select(joined => joined.Member));

        var (some, others) = (members.First().ToList(), members.Last().ToList());

        some.Select(member => member.Id).Intersect(others.Select(member => member.Id)).ShouldBeEmpty();
        some.Select(member => member.Handle).Intersect(others.Select(member => member.Handle)).Count().ShouldBeLessThan(10);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Members_have_the_pseudonyms_that_live_ingestion_gives(string name)
    {
        var authors = Plays.Of(name).All.OfType<MessagePosted>().Select(posted => (posted.Source, posted.Author)).Distinct().ToList();

        authors.Count.ShouldBeGreaterThan(80);
        authors.ShouldAllBe(author => author.Author.Id == Plays.Key.Of(author.Source, author.Author.PlatformId));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_moment_has_the_same_bytes_and_a_later_one_of_the_day_only_more(string name)
    {
        var noon = Plays.Play(name).Deliveries().Select(Bytes).ToList();
        var evening = Plays.Play(name, now: Plays.Now.AddHours(8)).Deliveries().Select(Bytes).ToList();

        Plays.Play(name).Deliveries().Select(Bytes).SequenceEqual(noon).ShouldBeTrue();
        evening.Take(noon.Count).SequenceEqual(noon).ShouldBeTrue();
        evening.Count.ShouldBeGreaterThan(noon.Count);

        static string Bytes(DemoDelivery delivery) => Convert.ToHexString(delivery.Body.Span);
    }

    [Theory]
    [InlineData("2026-01-01T00:05:00Z")]
    [InlineData("2026-03-29T01:30:00Z")]
    [InlineData("2028-02-29T23:59:59Z")]
    public void The_demo_works_on_any_day_and_its_story_is_always_there(string now)
    {
        foreach (var community in DemoCommunities.All)
        {
            var play = new DemoPlay(community, Plays.Key, DateTimeOffset.Parse(now, null));

            play.Deliveries().Count().ShouldBeGreaterThan(250);
            play.Story().Scenes.Where(scene => scene.Key is not ("quiet-week" or "promo-week" or "bot" or "poll"))
                .ShouldAllBe(scene => scene.Messages.Count > 0);
        }
    }

    [Fact]
    public void Every_community_has_settings_and_a_connection_for_each_of_its_platforms()
    {
        foreach (var community in DemoCommunities.All)
        {
            var settings = community.ToCommunity();

            (settings.Id, settings.Mode, settings.Zone.Id).ShouldBe((community.Id, ModerationMode.Shadow, community.Profile.TimeZone));
            community.Connections.Select(connection => connection.Space).ShouldBe(Enumerable.Range(0, community.Profile.Spaces.Count));
            community.Connections.ShouldAllBe(connection => connection.ToConnection().CommunityOf(null) == community.Id);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Answers_to_polls_of_other_days_are_history_for_a_delivery_has_no_time_for_them(string name)
    {
        var play = Plays.Of(name);

        play.Live.OfType<PollAnswered>().ShouldNotBeEmpty();
        play.Live.OfType<PollAnswered>().ShouldAllBe(answer => play.DayOf(answer) == play.Community.LastDay(Plays.Now));
    }
}
