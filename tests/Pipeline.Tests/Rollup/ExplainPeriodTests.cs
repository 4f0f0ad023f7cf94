using System.Reflection;
using Pipeline.Model;
using Pipeline.Rollup.Explained;
using Pipeline.Store;
using Pipeline.Tests.Record;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Rollup;

public sealed class ExplainPeriodTests : IAsyncDisposable
{
    private const double Day = 24 * 60;
    private static readonly DateOnly Sunday = new(2026, 7, 5);
    private readonly Stages _stages = Stages.Create();

    private ExplainPeriod Explain => new(_stages.Store, _stages.Communities);

    public ValueTask DisposeAsync() => _stages.DisposeAsync();

    [Fact]
    public async Task The_members_behind_every_number_add_up_to_it_as_it_is_stored()
    {
        await _stages.RecordAsync([.. MadeUpHistory.Of(7, 300)]);
        await _stages.CloseAsync();

        var rows = await _stages.RowsAsync(Tables.Periods, An.Club.Value);
        foreach (var (row, metric) in rows.Where(row => row.To.Day is 5 or 31).SelectMany(row => ExplainPeriod.Names.Select(metric => (row, metric))))
        {
            var explained = (await ExplainAsync(metric, row.Span, row.To))!;
            (row.Span, row.To, metric, explained.Counted).ShouldBe((row.Span, row.To, metric, explained.Value ?? 0));
            explained.Members.ShouldAllBe(member => member.Count != 0 && member.EventCount >= member.Events.Count);
        }
    }

    [Fact]
    public void Whatever_happened_what_the_definitions_say_that_they_counted_adds_up_to_every_number() => PropertyTests.ForAll(history =>
    {
        var told = Told.Of(history.Facts, history.Roster(), history.Through, history.Zone);
        var traced = told.History.Traced();
        foreach (var row in Periods.PeriodFigures.Of(told).Rows.Where((_, place) => place % 7 == 0))
        {
            var (days, people) = row.Platform is { } platform ? (traced.On(platform), told.Interactions.On(platform)) : (traced, told.Interactions);
            var counted = CountedPeriod.Of(row, days, people, earnings: null);
            foreach (var meaning in ExplainPeriod.Names.Select(name => PeriodMeanings.Find(name)!))
            {
                (meaning.Name, counted.Value(meaning)).ShouldBe((meaning.Name, meaning.Value(row)));
                if (!meaning.IsEstimate)
                    (meaning.Name, Sum: counted.Of(meaning).Sum(share => share.Count)).ShouldBe((meaning.Name, meaning.Value(row) ?? 0));
            }
        }
    });

    [Fact]
    public void Every_number_of_a_period_can_be_explained()
    {
        var numbers = typeof(PeriodMetric).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is var type && (type == typeof(int) || type == typeof(long)))
            .Select(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..]);

        numbers.Except(["definition"]).ShouldBe(ExplainPeriod.Names, ignoreOrder: true);
    }

    [Fact]
    public async Task Who_got_no_answer_to_which_question_and_out_of_whose()
    {
        await _stages.RecordAsync(
            An.Message("1", "ann", 0, "does anybody know how the new payout rules work?"),
            An.Message("2", "bob", 1, "does anybody know how the new payout rules work?"), An.Message("3", "cid", 5, "thanks, that is good to know", replyTo: "2"));
        await _stages.CloseAsync();

        var explained = (await ExplainAsync("unanswered"))!;

        (explained.Value, explained.Counted, explained.From).ShouldBe((1, 1, new DateOnly(2026, 6, 29)));
        var member = explained.Members.ShouldHaveSingleItem();
        (member.Member, member.Count, member.Events.Single().Value).ShouldBe((An.Id("ann"), 1, "post-1"));
        explained.Of.ShouldHaveSingleItem().Members.ShouldBe([An.Id("ann"), An.Id("bob")]);
        explained.Rate.ShouldBe(new ExplainedRate(1, 2, 0.5, 0.0945, 0.9055));
    }

    [Fact]
    public async Task Whoever_got_going_shows_by_joining_writing_and_being_heard_also_where_two_heard_each_other()
    {
        await _stages.RecordAsync(
            An.Join("ann", 0), An.Join("bob", 1), An.Message("1", "ann", 2), An.Message("2", "bob", 3, "welcome, that is good to know", replyTo: "1"),
            An.Reaction("2", "cid", 4));
        await _stages.CloseAsync();

        var explained = (await ExplainAsync("activated"))!;

        explained.Members.Select(member => string.Join(' ', member.Events.Select(one => one.Value).Order(StringComparer.Ordinal)))
            .ShouldBe(["join-ann-0 post-1 post-2", "join-bob-1 post-2 react-2-cid-4"]);
        explained.Members.ShouldAllBe(member => member.Count == 1);
    }

    [Fact]
    public async Task A_question_that_was_answered_shows_with_its_first_answer()
    {
        await _stages.RecordAsync(
            An.Message("1", "ann", 0, "does anybody know how the new payout rules work?"), An.Message("3", "cid", 9, "thanks, that is good to know", replyTo: "1"),
            An.Message("2", "bob", 5, "make sure you set the sub id", replyTo: "1"));
        await _stages.CloseAsync();

        var member = (await ExplainAsync("answeredByMembers"))!.Members.ShouldHaveSingleItem();

        (member.Member, member.Count).ShouldBe((An.Id("ann"), 1));
        member.Events.ShouldBe([new("post-1"), new("post-2")], ignoreOrder: true);
    }

    [Fact]
    public async Task A_referrer_is_one_however_many_came_and_shows_by_their_joinings()
    {
        await _stages.RecordAsync(
            An.Join("ann", 0), An.Join("bob", 10, invitedBy: "ann"), An.Message("1", "bob", 11), An.Message("2", "ann", 12, "welcome", replyTo: "1"),
            An.Join("cid", 20, invitedBy: "ann"), An.Message("3", "cid", 21), An.Message("4", "ann", 22, "welcome", replyTo: "3"));
        await _stages.CloseAsync();

        var explained = (await ExplainAsync("referrers"))!;

        var referrer = explained.Members.ShouldHaveSingleItem();
        (referrer.Member, referrer.Count).ShouldBe((An.Id("ann"), 1));
        referrer.Events.ShouldBe([new("join-bob-10"), new("join-cid-20")]);
        (await ExplainAsync("referredActivated"))!.Rate.ShouldBe(new ExplainedRate(2, 0, null, null, null));
    }

    [Fact]
    public async Task Conversions_show_by_the_reports_that_stand_and_whose_links_they_came_through()
    {
        await _stages.RecordAsync(An.Message("1", "ann", 0), An.Message("2", "bob", 0));
        await _stages.Store.PutAsync(Tables.Conversions, [Sale("1", "ann"), Sale("2", "ann"), Sale("3", "bob")], TestContext.Current.CancellationToken);
        await _stages.CloseAsync();

        var (conversions, earners) = ((await ExplainAsync("conversions"))!, (await ExplainAsync("earners"))!);

        conversions.Members.Select(member => (member.Member, member.Count, member.EventCount)).ShouldBe([(An.Id("ann"), 2, 2), (An.Id("bob"), 1, 1)]);
        conversions.Members[1].Events.ShouldBe([new("sale-3")]);
        earners.Members.Select(member => (member.Count, member.EventCount)).ShouldBe([(1, 2), (1, 1)]);
    }

    [Fact]
    public async Task What_somebody_did_as_staff_shows_no_number_of_members()
    {
        await _stages.RecordAsync(An.Message("1", "ann", 0), An.Role("ann", 12.5 * 60, isStaff: true), An.Message("2", "ann", Day), An.Role("ann", 1.6 * Day, isStaff: false));
        await _stages.CloseAsync();

        (await ExplainAsync("contributions"))!.Members.ShouldHaveSingleItem().Events.ShouldBe([new("post-1")]);
        (await ExplainAsync("staffMessages"))!.Members.ShouldHaveSingleItem().Events.ShouldBe([new("post-2")]);
    }

    [Fact]
    public async Task A_time_is_made_of_everybody_who_waited_and_estimated_anew()
    {
        await _stages.RecordAsync(An.Join("ann", 0), An.Join("bob", 0), An.Join("cid", 0), An.Message("1", "ann", Day), An.Message("2", "bob", 3 * Day));
        await _stages.CloseAsync();

        var explained = (await ExplainAsync("firstPostMedian"))!;

        (explained.Value, explained.Counted).ShouldBe((3 * 24 * 60 * 60, 3 * 24 * 60 * 60));
        explained.Members.Select(member => member.Member).ShouldBe([An.Id("ann"), An.Id("bob"), An.Id("cid")]);
    }

    [Fact]
    public async Task Members_who_fell_silent_are_shown_by_what_they_did_in_the_week_before()
    {
        await _stages.RecordAsync(An.Message("1", "ann", 0), An.Message("2", "bob", 0), An.Message("3", "bob", 7 * Day));
        await _stages.CloseAsync();

        var explained = (await ExplainAsync("dormant", to: Sunday.AddDays(7)))!;

        explained.Members.ShouldHaveSingleItem().Events.ShouldBe([new("post-1")]);
        explained.Of.Select(whole => (whole.Metric, whole.Value)).ShouldBe([("returning", 1), ("dormant", 1)]);
    }

    [Fact]
    public async Task What_came_since_the_period_was_rolled_up_does_not_change_what_stands()
    {
        await _stages.RecordAsync(An.Message("1", "ann", 0));
        await _stages.CloseAsync();
        await _stages.RecordAsync(An.Message("2", "ann", 1));

        var explained = (await ExplainAsync("contributions"))!;

        (explained.Value, explained.Counted).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_period_without_numbers_has_nothing_to_explain() => (await ExplainAsync("contributions")).ShouldBeNull();

    private static ConversionState Sale(string id, string who) => new()
    {
        Community = An.Club,
        Connection = new("network"),
        Transaction = id,
        Event = new($"sale-{id}"),
        At = An.At(60),
        Status = ConversionStatus.Approved,
        Member = An.Id(who),
        Payout = 1,
        Currency = "EUR",
    };

    private Task<Explanation?> ExplainAsync(string metric, PeriodSpan span = PeriodSpan.Week, DateOnly? to = null) =>
        Explain.HandleAsync(An.Club, metric, span, to ?? Sunday, platform: null, TestContext.Current.CancellationToken);
}
