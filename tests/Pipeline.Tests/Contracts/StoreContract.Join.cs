using Pipeline.Store;

namespace Pipeline.Tests.Contracts;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Joining_where_nothing_is_writes_the_value_and_returns_it()
    {
        var row = Samples.Full("p", "k");

        var standing = await Store.JoinAsync(Samples.Table, [row], Cancellation);

        standing.ShouldHaveSingleItem().Before.ShouldBeNull();
        Samples.Json(standing[0].After).ShouldBe(Samples.Json(row));
        Samples.Json((await Store.FindAsync(Samples.Table, new("p", "k"), Cancellation))!).ShouldBe(Samples.Json(row));
    }

    [Fact]
    public async Task Joining_with_a_row_returns_and_keeps_what_both_say()
    {
        await Store.JoinAsync(Samples.Table, [new("p", "k") { Count = 5, Labels = ["a"] }], Cancellation);

        var standing = await Store.JoinAsync(Samples.Table, [new("p", "k") { Flag = true, Labels = ["b"] }], Cancellation);

        var found = await Store.FindAsync(Samples.Table, new("p", "k"), Cancellation);
        Samples.Json(found!).ShouldBe(Samples.Json(new("p", "k") { Count = 5, Flag = true, Labels = ["a", "b"] }));
        Samples.Json(standing[0].Before!).ShouldBe(Samples.Json(new("p", "k") { Count = 5, Labels = ["a"] }));
        Samples.Json(standing[0].After).ShouldBe(Samples.Json(found!));
    }

    [Fact]
    public async Task Values_of_one_place_in_one_call_are_joined_and_each_is_told_what_stands()
    {
        var standing = await Store.JoinAsync(
            Samples.Table,
            [new("p", "k") { Count = 1 }, new("p", "other"), new("p", "k") { Count = 3 }, new("p", "k") { Flag = true }],
            Cancellation);

        var joined = new Sample("p", "k") { Count = 3, Flag = true };
        standing.Select(row => row.After).ShouldBe([joined, new("p", "other"), joined, joined]);
        (await Store.FindAsync(Samples.Table, new("p", "k"), Cancellation)).ShouldBe(joined);
    }

    [Fact]
    public async Task Two_hundred_and_fifty_rows_of_one_partition_are_joined_again_and_with_new_ones_between()
    {
        Sample[] even = [.. Enumerable.Range(0, 250).Select(i => new Sample("p", $"{2 * i:d4}") { Count = i })];
        Sample[] all = [.. Enumerable.Range(0, 500).Select(i => new Sample("p", $"{i:d4}") { Count = 1, Flag = i % 3 == 0 })];

        (await Store.JoinAsync(Samples.Table, even, Cancellation)).Select(row => row.After).ShouldBe(even);
        (await Store.JoinAsync(Samples.Table, even, Cancellation)).Select(row => row.After).ShouldBe(even);
        var standing = await Store.JoinAsync(Samples.Table, all, Cancellation);

        var expected = all.Select((row, i) => i % 2 == 0 ? row with { Count = Math.Max(1, i / 2) } : row).ToList();
        standing.Select(row => row.After).ShouldBe(expected);
        standing.Select(row => row.Before).ShouldBe(all.Select((_, i) => i % 2 == 0 ? even[i / 2] : null));
        (await Store.RangeAsync(Samples.Table, "p", cancellationToken: Cancellation).ToListAsync(Cancellation)).ShouldBe(expected);
    }

    [Fact]
    public async Task Rows_of_many_partitions_in_one_call_come_back_in_the_call_s_order()
    {
        Sample[] rows = [.. Enumerable.Range(0, 60).Select(i => new Sample($"p{i % 7}", $"k{i % 20}") { Count = i })];

        var standing = await Store.JoinAsync(Samples.Table, rows, Cancellation);

        standing.Select(row => (row.After.Partition, row.After.Row)).ShouldBe(rows.Select(row => (row.Partition, row.Row)));
    }

    [Fact]
    public async Task Joins_in_any_order_end_with_the_same_row()
    {
        Sample[] said = [new("p", "k") { Count = 2 }, new("p", "k") { Text = "b", Labels = ["x"] }, new("p", "k") { Text = "a", Labels = ["y"] }];
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0], [2, 2, 1, 0, 1]];
        var ends = new HashSet<string>();

        foreach (var order in orders)
        {
            await Store.DeleteAsync(Samples.Table, [new("p", "k")], Cancellation);
            foreach (var i in order)
                await Store.JoinAsync(Samples.Table, [said[i]], Cancellation);

            ends.Add(Samples.Json((await Store.FindAsync(Samples.Table, new("p", "k"), Cancellation))!));
        }

        ends.ShouldBe([Samples.Json(new("p", "k") { Count = 2, Text = "b", Labels = ["x", "y"] })]);
    }

    [Fact]
    public async Task Writers_at_the_same_time_lose_nothing()
    {
        const int writers = 6;
        const int rounds = 5;

        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (var round = 0; round < rounds; round++)
            {
                await Store.JoinAsync(
                    Samples.Table, [.. Enumerable.Range(0, 3).Select(i => new Sample("p", $"k{i}") { Labels = [$"{writer}-{round}"] })], Cancellation);
            }
        })));

        string[] expected = [.. Enumerable.Range(0, writers).SelectMany(writer => Enumerable.Range(0, rounds).Select(round => $"{writer}-{round}"))];
        await foreach (var row in Store.RangeAsync(Samples.Table, "p", cancellationToken: Cancellation))
            row.Labels.ShouldBe(expected.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_row_may_hold_a_few_hundred_kilobytes_of_text_bytes_and_labels()
    {
        var row = Samples.Full("p", "large") with
        {
            Text = string.Concat(Enumerable.Repeat("ä\U0001F600z", 25_000)),
            Bytes = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7))],
            Labels = [.. Enumerable.Range(0, 5_000).Select(i => $"label {i:d4}")],
        };

        await Store.JoinAsync(Samples.Table, [row], Cancellation);
        await Store.JoinAsync(Samples.Table, [row], Cancellation);

        var found = await Store.FindAsync(Samples.Table, new("p", "large"), Cancellation);
        Samples.Json(found!).Equals(Samples.Json(row), StringComparison.Ordinal).ShouldBeTrue();
    }
}
