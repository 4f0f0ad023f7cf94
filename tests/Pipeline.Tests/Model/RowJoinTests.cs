using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Text;

namespace Pipeline.Tests.Model;

/// <summary>
/// Redelivery and disorder are harmless because every join is commutative, associative and idempotent. The rows are drawn from few
/// values, so that most of three rows meet in ties, and are compared as they are stored.
/// </summary>
public sealed class RowJoinTests
{
    [Fact]
    public void Facts_join_in_any_order() => IsJoin(Tables.Activity, RowGen.Fact);

    [Fact]
    public void Messages_join_in_any_order() => IsJoin(Tables.Messages, RowGen.Message);

    [Fact]
    public void Members_join_in_any_order() => IsJoin(Tables.Members, RowGen.Member);

    [Fact]
    public void Invites_join_in_any_order() => IsJoin(Tables.Invites, RowGen.Invite);

    [Fact]
    public void Memberships_join_in_any_order() => IsJoin(Tables.Memberships, RowGen.Membership);

    [Fact]
    public void Conversions_join_in_any_order() => IsJoin(Tables.Conversions, RowGen.Conversion);

    [Fact]
    public void Clicks_join_in_any_order() => IsJoin(Tables.Clicks, RowGen.Click);

    [Fact]
    public void Reports_join_in_any_order() => IsJoin(Tables.Reports, RowGen.Report);

    [Fact]
    public void Aliases_join_in_any_order() => IsJoin(Tables.Aliases, RowGen.Alias);

    [Fact]
    public void Quarantined_deliveries_join_in_any_order() => IsJoin(Tables.Quarantine, RowGen.Delivery);

    [Fact]
    public void First_steps_join_in_any_order() => IsJoin(Tables.FirstSteps, RowGen.Step);

    [Fact]
    public void A_join_stays_in_its_place()
    {
        StaysInPlace(Tables.FirstSteps, RowGen.Step);
        StaysInPlace(Tables.Activity, RowGen.Fact);
        StaysInPlace(Tables.Messages, RowGen.Message);
        StaysInPlace(Tables.Members, RowGen.Member);
        StaysInPlace(Tables.Conversions, RowGen.Conversion);
        StaysInPlace(Tables.Memberships, RowGen.Membership);
        StaysInPlace(Tables.Quarantine, RowGen.Delivery);
    }

    [Fact]
    public void A_fact_takes_the_later_label_and_keeps_what_it_was_posted_with()
    {
        var posted = RowGen.Fact.Sample(1).Single() with { TextAt = RowGen.Hour(1), Signals = new() { Links = 1 }, Content = ContentKind.Other };
        var edited = posted with { TextAt = RowGen.Hour(2), Signals = null, Content = ContentKind.Win };

        var joined = ActivityFact.Join(edited, posted);

        (joined.Content, joined.Signals!.Links).ShouldBe((ContentKind.Win, 1));
    }

    [Fact]
    public void What_was_removed_and_restored_counts_and_what_was_deleted_never_does()
    {
        var posted = RowGen.Fact.Sample(1).Single() with { DeletedAt = null, RemovedAt = null, RestoredAt = null };
        var removed = posted with { RemovedAt = RowGen.Hour(1) };
        var restored = posted with { RestoredAt = RowGen.Hour(2) };
        var removedAgain = posted with { RemovedAt = RowGen.Hour(3) };
        var deleted = posted with { DeletedAt = RowGen.Hour(1) };

        posted.IsWithdrawn.ShouldBeFalse();
        ActivityFact.Join(posted, removed).IsWithdrawn.ShouldBeTrue();
        ActivityFact.Join(restored, removed).IsWithdrawn.ShouldBeFalse();
        ActivityFact.Join(ActivityFact.Join(removedAgain, restored), removed).IsWithdrawn.ShouldBeTrue();
        ActivityFact.Join(restored, deleted).IsWithdrawn.ShouldBeTrue();
    }

    [Fact]
    public void A_member_is_staff_from_one_change_to_the_next()
    {
        IReadOnlyList<StaffChange> changes = StaffTimes.Join([new(RowGen.Hour(3), false)], [new(RowGen.Hour(1), true)]);

        (changes.IsStaffAt(RowGen.Hour(0)), changes.IsStaffAt(RowGen.Hour(1)), changes.IsStaffAt(RowGen.Hour(2)), changes.IsStaffAt(RowGen.Hour(3)))
            .ShouldBe((false, true, true, false));
    }

    [Fact]
    public void An_event_that_shows_no_name_takes_none_away()
    {
        var named = RowGen.Member.Sample(1).Single() with { Handle = "ann", Name = "Ann", NamedAt = RowGen.Hour(1), SeenAt = RowGen.Hour(1) };
        var seen = named with { Handle = null, Name = null, NamedAt = null, SeenAt = RowGen.Hour(2) };

        var joined = MemberState.Join(seen, named);

        (joined.Handle, joined.Name, joined.SeenAt).ShouldBe(("ann", "Ann", RowGen.Hour(2)));
    }

    [Fact]
    public void The_one_that_names_the_author_stands_while_the_posting_has_not_arrived()
    {
        var deleted = new MessageState { Community = new("c"), Channel = new("g"), Message = new("1"), Source = Source.Telegram };
        var edit = deleted with { Author = new("m"), TextAt = RowGen.Hour(1), Content = ContentKind.Tip };

        MessageState.Join(edit, deleted).ShouldBe(edit);
        MessageState.Join(deleted, edit).ShouldBe(edit);
    }

    private static void IsJoin<T>(Table<T> table, Gen<T> gen) where T : class
    {
        string Json(T row) => JsonSerializer.Serialize(row, table.Json);
        Check(gen.Three(), (one, two, three) =>
            Json(table.Join(one, two)) == Json(table.Join(two, one))
            && Json(table.Join(table.Join(one, two), three)) == Json(table.Join(one, table.Join(two, three)))
            && Json(table.Join(one, one)) == Json(one)
            && Json(table.Join(table.Join(one, two), two)) == Json(table.Join(one, two)));
    }

    private static void StaysInPlace<T>(Table<T> table, Gen<T> gen) where T : class =>
        Check(gen.Three(), (one, two, three) => table.Key(table.Join(table.Join(one, two), three)) == table.Key(one));

    private static void Check<T>(Gen<(T, T, T)> rows, Func<T, T, T, bool> law) =>
        Prop.ForAll(rows.ToArbitrary(), row => law(row.Item1, row.Item2, row.Item3))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
}
