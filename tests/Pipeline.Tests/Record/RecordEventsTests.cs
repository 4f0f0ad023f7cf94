using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Tests.Support;
using Pipeline.Text;

namespace Pipeline.Tests.Record;

public sealed class RecordEventsTests : IAsyncDisposable
{
    private readonly Stages _stages = Stages.Create();

    public ValueTask DisposeAsync() => _stages.DisposeAsync();

    [Fact]
    public async Task A_message_becomes_a_message_a_fact_without_text_a_member_and_a_marked_day()
    {
        await _stages.RecordAsync(An.Message("1", "ann", 0, "how do I set my sub id in https://go.example.org/x ?", replyTo: "0"));

        var message = (await _stages.RowsAsync(Tables.Messages, "club|general")).ShouldHaveSingleItem();
        (message.Author, message.Content, message.ReplyTo).ShouldBe((An.Id("ann"), ContentKind.Question, new MessageId("0")));
        var fact = (await FactsAsync()).ShouldHaveSingleItem();
        (fact.Kind, fact.IsComment, fact.Content, fact.Signals!.Links).ShouldBe((ActivityKind.Message, true, ContentKind.Question, 1));
        (await _stages.RowsAsync(Tables.Members, "club")).ShouldHaveSingleItem().Handle.ShouldBe("ann");
        (await _stages.RowsAsync(Tables.Marks, Shards.Of(An.Club))).ShouldHaveSingleItem().Day.ShouldBe(new(2026, 7, 1));
        _stages.Dump().Values.ShouldAllBe(row => !row.Contains("sub id", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_batch_that_comes_again_changes_nothing_but_the_mark()
    {
        CommunityEvent[] batch = [An.Join("ann", 0), An.Message("1", "ann", 1), An.Edit("1", "ann", 2, "a new text"), An.Reaction("1", "bob", 3)];
        await _stages.RecordAsync(batch);
        var once = _stages.Dump("Marks");

        await _stages.RecordAsync(batch);

        _stages.Dump("Marks").ShouldBe(once);
    }

    [Fact]
    public async Task A_message_that_two_connections_saw_is_one_fact_under_one_of_the_two_ids()
    {
        var seen = An.Message("1", "ann", 0);

        await _stages.RecordAsync(seen);
        await _stages.RecordAsync(seen with { Id = new("another"), Connection = new("second-bot") });

        (await FactsAsync()).ShouldHaveSingleItem().Event.ShouldBe(new("another"));
    }

    [Fact]
    public async Task An_edit_labels_the_message_anew_and_is_no_message_of_its_own()
    {
        await _stages.RecordAsync(An.Message("1", "ann", 0, "nice weather today"));

        await _stages.RecordAsync(An.Edit("1", "ann", 5, "does anybody know the payout date?"));

        var facts = await FactsAsync();
        facts.Single(fact => fact.Kind == ActivityKind.Message).Content.ShouldBe(ContentKind.Question);
        facts.Count(fact => fact.Kind == ActivityKind.Edited).ShouldBe(1);
        facts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_edit_that_comes_before_its_message_still_labels_it()
    {
        await _stages.RecordAsync(An.Edit("1", "ann", 5, "does anybody know the payout date?"));

        await _stages.RecordAsync(An.Message("1", "ann", 0, "nice weather today"));

        (await FactsAsync()).Single(fact => fact.Kind == ActivityKind.Message).Content.ShouldBe(ContentKind.Question);
    }

    [Fact]
    public async Task Of_two_edits_the_later_one_stands_whichever_comes_last()
    {
        await _stages.RecordAsync(An.Message("1", "ann", 0, "nice weather today"));

        await _stages.RecordAsync(An.Edit("1", "ann", 6, "I finally got my first sale"));
        await _stages.RecordAsync(An.Edit("1", "ann", 5, "does anybody know the payout date?"));

        (await FactsAsync()).Single(fact => fact.Kind == ActivityKind.Message).Content.ShouldBe(ContentKind.Win);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_deleted_message_stays_as_a_fact_that_does_not_count(bool deletionFirst)
    {
        CommunityEvent[] events = [An.Message("1", "ann", 0), An.Deletion("1", 5)];

        foreach (var one in deletionFirst ? events.Reverse() : events)
            await _stages.RecordAsync(one);

        (await FactsAsync()).ShouldHaveSingleItem().IsWithdrawn.ShouldBeTrue();
    }

    [Fact]
    public async Task Batches_of_one_message_at_the_same_time_are_one_message()
    {
        CommunityEvent[] batch = [An.Message("1", "ann", 0), An.Edit("1", "ann", 2, "better"), An.Reaction("1", "bob", 3)];

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => _stages.RecordAsync(batch))));

        (await FactsAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task An_event_of_another_community_with_the_same_id_is_another_event()
    {
        var message = An.Message("1", "ann", 0);

        await _stages.RecordAsync(message, message with { Community = new("other") });

        (await FactsAsync()).Count.ShouldBe(1);
        (await _stages.RowsAsync(Tables.Activity, "other|2026-07-01")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_day_is_the_community_s_own()
    {
        await _stages.Communities.SetAsync(new() { Id = An.Club, TimeZone = "Pacific/Auckland" }, TestContext.Current.CancellationToken);

        await _stages.RecordAsync(An.Message("1", "ann", 0));

        (await _stages.RowsAsync(Tables.Activity, "club|2026-07-02")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_no_message_is_kept_where_it_belongs()
    {
        var common = new { An.Club, Connection = new ConnectionId("club-crm"), At = An.At(0) };
        await _stages.RecordAsync(
            new InviteCreated { Id = new("i"), Community = common.Club, Connection = common.Connection, Source = Source.Internal, At = common.At, Creator = An.Member("ann"), Invite = "code/1" },
            new MembershipChanged { Id = new("m"), Community = common.Club, Connection = common.Connection, Source = Source.Stripe, At = common.At, Member = An.Member("bob"), Change = MembershipChange.Started, Tier = "gold" },
            new Conversion { Id = new("c1"), Community = common.Club, Connection = common.Connection, Source = Source.Affiliate, At = common.At, Transaction = "t", Status = ConversionStatus.Pending, Payout = 12.5m },
            new Conversion { Id = new("c2"), Community = common.Club, Connection = common.Connection, Source = Source.Affiliate, At = common.At.AddDays(2), Transaction = "t", Status = ConversionStatus.Reversed, Payout = 12.5m },
            new MemberReported { Id = new("r"), Community = common.Club, Connection = common.Connection, Source = Source.Internal, At = common.At, Reporter = An.Member("cid"), Reported = An.Id("bob") });

        (await _stages.RowsAsync(Tables.Invites, "club")).ShouldHaveSingleItem().Creator.ShouldBe(An.Id("ann"));
        (await _stages.RowsAsync(Tables.Memberships, "club")).ShouldHaveSingleItem().Tier.ShouldBe("gold");
        (await _stages.RowsAsync(Tables.Conversions, "club")).ShouldHaveSingleItem().Status.ShouldBe(ConversionStatus.Reversed);
        (await _stages.RowsAsync(Tables.Reports, "club|2026-07")).ShouldHaveSingleItem().Reported.ShouldBe(An.Id("bob"));
        (await _stages.RowsAsync(Tables.Members, "club")).Select(member => member.Handle).Order().ShouldBe(["ann", "bob", "cid"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_membership_of_a_platform_without_times_changed_when_it_was_first_told(bool latestFirst)
    {
        var first = new MembershipChanged
        {
            Id = new("m"),
            Community = An.Club,
            Connection = new("patreon"),
            Source = Source.Patreon,
            At = An.At(0),
            Member = An.Member("bob"),
            Change = MembershipChange.Cancelled,
        };
        MembershipChanged[] told = [first, first with { At = An.At(60 * 24 * 25) }];

        foreach (var one in latestFirst ? told.Reverse() : told)
            await _stages.RecordAsync(one);

        (await _stages.RowsAsync(Tables.Memberships, "club")).ShouldHaveSingleItem().At.ShouldBe(An.At(0));
    }

    [Fact]
    public async Task A_member_who_becomes_staff_marks_the_day_from_which_the_numbers_change()
    {
        await _stages.RecordAsync(An.Role("ann", 0, isStaff: true));

        (await _stages.RowsAsync(Tables.Marks, Shards.Of(An.Club))).ShouldHaveSingleItem();
        (await _stages.RowsAsync(Tables.Members, "club")).ShouldHaveSingleItem().IsStaffAt(An.At(1)).ShouldBeTrue();
    }

    private Task<IReadOnlyList<ActivityFact>> FactsAsync() => _stages.RowsAsync(Tables.Activity, "club|2026-07-01");
}
