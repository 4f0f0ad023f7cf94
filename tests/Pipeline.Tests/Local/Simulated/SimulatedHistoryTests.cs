using Pipeline.Ingest.History;
using Pipeline.Local.Simulated;
using Pipeline.Local.Simulation;
using Pipeline.Model;

namespace Pipeline.Tests.Local.Simulated;

public sealed class SimulatedHistoryTests
{
    private static readonly SimulatedScale Scale = new(Communities: 6, Members: 80, Days: 45, new(2026, 11, 20), Seed: 3);
    private static readonly MemberKey Key = new(new byte[32]);

    [Fact]
    public void The_same_scale_makes_the_same_bytes()
    {
        var (one, other) = (Bytes(Scale), Bytes(Scale));

        one.ShouldNotBeEmpty();
        one.SequenceEqual(other).ShouldBeTrue();
    }

    [Fact]
    public void Another_seed_makes_other_communities()
    {
        var (one, other) = (Scale.All().ToList(), (Scale with { Seed = 4 }).All().ToList());

        one.Select(community => community.Id).Intersect(other.Select(community => community.Id)).ShouldBeEmpty();
        one[0].Acts().Take(100).SequenceEqual(other[0].Acts().Take(100)).ShouldBeFalse();
    }

    [Fact]
    public void More_communities_do_not_change_the_first_ones()
    {
        var (few, many) = (Scale.All().ToList(), (Scale with { Communities = 8 }).All().ToList());

        few.Select(community => community.Seed).ShouldBe(many.Take(6).Select(community => community.Seed));
        few[5].Acts().SequenceEqual(many[5].Acts()).ShouldBeTrue();
    }

    [Fact]
    public async Task Every_line_is_an_event_that_import_reads()
    {
        var context = new HistoryContext(new("events"), Community: null, Key);

        var events = await EventLines.ReadAsync(new MemoryStream(Bytes(Scale)), context, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

        events.Count.ShouldBe(Scale.All().Sum(community => community.Lines().Count()));
        events.Select(happened => (happened.Community, happened.Id)).Distinct().Count().ShouldBe(events.Count);
        events.Select(happened => happened.Community).Distinct().ShouldBe(Scale.All().Select(community => community.Id));
    }

    [Fact]
    public void Communities_live_on_several_platforms_and_each_tells_its_own()
    {
        var sources = Scale.All().Select(community => community.Events(Key).Select(happened => happened.Source).ToHashSet()).ToList();

        sources.ShouldContain(own => own.Contains(Source.Telegram));
        sources.ShouldContain(own => own.Contains(Source.Internal));
        sources.ShouldContain(own => own.Count > 1);
    }

    [Fact]
    public void Days_are_the_ones_that_were_asked_for()
    {
        foreach (var community in Scale.All())
        {
            var days = community.Events(Key).Select(happened => CommunityDay.Of(happened.At, community.Settings.Zone)).ToList();

            days.Min().ShouldBe(Scale.FirstDay);
            days.Max().ShouldBe(Scale.LastDay);
        }
    }

    [Fact]
    public void Sizes_differ_around_the_number_that_was_asked_for()
    {
        var sizes = (Scale with { Communities = 60, Members = 150 }).All()
            .Select(community => community.Acts().Where(act => act.Kind == ActKind.Joined).Select(act => act.Member).Distinct().Count())
            .ToList();

        sizes.Average().ShouldBeInRange(120, 180);
        sizes.Max().ShouldBeGreaterThan(3 * sizes.Min());
    }

    private static byte[] Bytes(SimulatedScale scale) =>
        [.. scale.All().SelectMany(community => community.Lines()).SelectMany(line => (byte[])[.. line.Span, (byte)'\n'])];
}
