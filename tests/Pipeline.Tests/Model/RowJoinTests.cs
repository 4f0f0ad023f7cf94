using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Pipeline.Model;
using Pipeline.Store;

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
    public void Verdicts_join_in_any_order() => IsJoin(Tables.Verdicts, RowGen.Verdict);

    [Fact]
    public void Day_marks_join_in_any_order() => IsJoin(Tables.Marks, RowGen.Mark);

    [Fact]
    public void Quarantined_deliveries_join_in_any_order() => IsJoin(Tables.Quarantine, RowGen.Delivery);

    [Fact]
    public void A_join_stays_in_its_place()
    {
        StaysInPlace(Tables.Activity, RowGen.Fact);
        StaysInPlace(Tables.Messages, RowGen.Message);
        StaysInPlace(Tables.Members, RowGen.Member);
        StaysInPlace(Tables.Verdicts, RowGen.Verdict);
        StaysInPlace(Tables.Marks, RowGen.Mark);
        StaysInPlace(Tables.Quarantine, RowGen.Delivery);
    }

    [Fact]
    public void A_withdrawn_fact_stays_withdrawn_and_takes_the_later_text()
    {
        var first = RowGen.Fact.Sample(1).Single() with { TextAt = RowGen.Hour(1), Links = 1, Withdrawn = true };
        var edited = first with { TextAt = RowGen.Hour(2), Links = 5, Withdrawn = false };

        var joined = ActivityFact.Join(edited, first);

        (joined.Withdrawn, joined.Links).ShouldBe((true, 5));
    }

    [Fact]
    public void The_one_that_names_the_author_stands_while_the_posting_has_not_arrived()
    {
        var reaction = new MessageState { Community = new("c"), Channel = new("g"), Message = new("1"), Source = Source.Telegram };
        var edit = reaction with { Author = new("m"), TextAt = RowGen.Hour(1), Links = 2 };

        MessageState.Join(edit, reaction).ShouldBe(edit);
        MessageState.Join(reaction, edit).ShouldBe(edit);
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
