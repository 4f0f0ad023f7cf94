using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Tests.Contracts;

/// <summary>What every store promises. Each test starts with no tables.</summary>
public abstract partial class StoreContract
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract IStore Store { get; }

    [Fact]
    public async Task Nothing_is_found_where_nothing_was_written()
    {
        (await Store.FindAsync(Samples.Table, new("p", "k"), Cancellation)).ShouldBeNull();
        (await Store.FindManyAsync(Samples.Table, [new("p", "k")], Cancellation)).ShouldBe([null]);
        (await ReadAsync("p")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_row_is_found_as_it_was_put_with_a_value_of_every_type()
    {
        var row = Samples.Full("p", "k");

        await Store.PutAsync(Samples.Table, [row], Cancellation);

        Samples.Json((await Store.FindAsync(Samples.Table, new("p", "k"), Cancellation))!).ShouldBe(Samples.Json(row));
    }

    [Fact]
    public async Task A_row_of_a_day_keeps_every_field_of_the_fact()
    {
        var fact = new ActivityFact
        {
            Community = new("demo"),
            Day = new(2026, 3, 1),
            Member = new("m"),
            At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
            Event = new("e"),
            Source = Source.Telegram,
            Kind = ActivityKind.Reaction,
            Signals = new() { Fingerprint = ulong.MaxValue, Links = 3, IsForwarded = true },
            Added = ["+1", "heart"],
        };

        await Store.JoinAsync(Tables.Activity, [fact], Cancellation);

        var found = await Store.FindAsync(Tables.Activity, Tables.Activity.Key(fact), Cancellation);
        (found! with { Added = null }).ShouldBe(fact with { Added = null });
        found.Added.ShouldBe(fact.Added);
    }

    [Fact]
    public async Task Putting_replaces_the_row_and_what_it_had_before()
    {
        await Store.PutAsync(Samples.Table, [Samples.Full("p", "k")], Cancellation);

        await Store.PutAsync(Samples.Table, [new Sample("p", "k") { Count = 1 }], Cancellation);

        (await Store.FindAsync(Samples.Table, new("p", "k"), Cancellation)).ShouldBe(new Sample("p", "k") { Count = 1 });
    }

    [Fact]
    public async Task Of_values_put_at_one_place_in_one_call_the_last_stays()
    {
        await Store.PutAsync(
            Samples.Table, [new("p", "k") { Count = 3 }, new("p", "other"), new("p", "k") { Count = 2 }], Cancellation);

        (await Store.FindAsync(Samples.Table, new("p", "k"), Cancellation))!.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Rows_are_found_in_the_order_of_the_keys_asked_for_with_gaps_and_repeats()
    {
        await Store.PutAsync(Samples.Table, [new("p", "a"), new("q", "b"), new("p", "c")], Cancellation);

        var found = await Store.FindManyAsync(
            Samples.Table, [new("p", "c"), new("q", "b"), new("p", "none"), new("p", "a"), new("p", "c")], Cancellation);

        found.Select(row => row?.Row).ShouldBe(["c", "b", null, "a", "c"]);
    }

    [Fact]
    public async Task Deleted_rows_are_gone_and_a_missing_one_is_no_error()
    {
        await Store.PutAsync(Samples.Table, [new("p", "a"), new("p", "b"), new("q", "a")], Cancellation);

        await Store.DeleteAsync(Samples.Table, [new("p", "a"), new("p", "none"), new("q", "a"), new("p", "a")], Cancellation);

        (await ReadAsync("p")).ShouldBe(["b"]);
        (await ReadAsync("q")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_happens_for_no_values_and_no_keys()
    {
        (await Store.JoinAsync(Samples.Table, [], Cancellation)).ShouldBeEmpty();
        await Store.PutAsync(Samples.Table, [], Cancellation);
        await Store.DeleteAsync(Samples.Table, [], Cancellation);
        (await Store.FindManyAsync(Samples.Table, [], Cancellation)).ShouldBeEmpty();
    }

    protected async Task<List<string>> ReadAsync(string partition, string? from = null, string? until = null) =>
        await Store.RangeAsync(Samples.Table, partition, from, until, Cancellation).Select(row => row.Row).ToListAsync(Cancellation);
}
