using Pipeline.Store;

namespace Pipeline.Tests.Contracts;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_range_holds_its_start_and_not_its_end_in_ordinal_order()
    {
        await Store.PutAsync(Samples.Table, [.. "caBb1".Select(c => new Sample("p", $"{c}")), new("q", "b")], Cancellation);

        (await ReadAsync("p")).ShouldBe(["1", "B", "a", "b", "c"]);
        (await ReadAsync("p", from: "a")).ShouldBe(["a", "b", "c"]);
        (await ReadAsync("p", until: "b")).ShouldBe(["1", "B", "a"]);
        (await ReadAsync("p", from: "B", until: "b")).ShouldBe(["B", "a"]);
        (await ReadAsync("p", from: "b", until: "b")).ShouldBeEmpty();
        (await ReadAsync("p", from: "c", until: "a")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_partition_whose_name_begins_like_another_is_a_partition_of_its_own()
    {
        await Store.PutAsync(Samples.Table, [new("day", "a"), new("day2", "b"), new("DAY", "c")], Cancellation);

        (await ReadAsync("day")).ShouldBe(["a"]);
    }

    [Fact]
    public async Task All_rows_that_begin_with_a_text_lie_between_it_and_the_next_text()
    {
        await Store.PutAsync(Samples.Table, [new("p", "m1|1"), new("p", "m1|2"), new("p", "m10|1"), new("p", "m1")], Cancellation);

        (await ReadAsync("p", from: "m1|", until: "m1}")).ShouldBe(["m1|1", "m1|2"]);
    }

    [Fact]
    public async Task A_range_longer_than_any_page_comes_whole_and_in_order()
    {
        Sample[] rows = [.. Enumerable.Range(0, 2_345).Select(i => new Sample("p", $"{i:d5}") { Count = i })];
        await Store.PutAsync(Samples.Table, [.. rows.Reverse()], Cancellation);

        (await ReadAsync("p")).ShouldBe(rows.Select(row => row.Row));
        (await ReadAsync("p", from: "00500", until: "02000")).ShouldBe(rows[500..2_000].Select(row => row.Row));
    }

    [Fact]
    public async Task All_partitions_between_two_names_come_whole_and_in_order()
    {
        Sample[] rows = [.. Enumerable.Range(0, 1_200).Select(i => new Sample("p|1", $"{i:d5}"))];
        await Store.PutAsync(Samples.Table, [.. rows, new("p", "a"), new("p|2", "b"), new("p-2|1", "c"), new("p2", "d"), new("p}", "e")], Cancellation);

        var across = await Store.AcrossAsync(Samples.Table, "p|", "p}", Cancellation).Select(row => row.Row).ToListAsync(Cancellation);

        across.ShouldBe([.. rows.Select(row => row.Row), "b"]);
    }

    [Fact]
    public async Task A_range_is_read_while_others_write_without_losing_or_repeating_what_was_there()
    {
        string[] before = [.. Enumerable.Range(0, 1_500).Select(i => $"{2 * i:d5}")];
        await Store.PutAsync(Samples.Table, [.. before.Select(row => new Sample("p", row))], Cancellation);

        var read = new List<string>();
        await foreach (var row in Store.RangeAsync(Samples.Table, "p", cancellationToken: Cancellation))
        {
            read.Add(row.Row);
            if (read.Count % 300 == 1)
                await Store.PutAsync(Samples.Table, [new("p", $"{(2 * read.Count) + 1:d5}"), row], Cancellation);
        }

        read.ShouldBe(read.Distinct().Order(StringComparer.Ordinal));
        before.Except(read).ShouldBeEmpty();
    }

    [Fact]
    public async Task Foreign_text_made_safe_is_a_key_of_its_own()
    {
        string[] texts = ["a/b", "a\\b", "a#b", "a?b", "a%b", "a%002Fb", "a|b", "a\tb", "a\u007fb", "it's", "ä é", "日本", "\U0001F600", "a b", "'", "a+b", "a&b=c", "(1)"];
        Sample[] rows = [.. texts.Select((text, i) => new Sample(KeyText.Safe(text), KeyText.Safe(text)) { Text = text, Count = i + 1 })];
        await Store.JoinAsync(Samples.Table, rows, Cancellation);
        await Store.JoinAsync(Samples.Table, rows, Cancellation);

        (await Store.FindManyAsync(Samples.Table, [.. rows.Select(row => new RowKey(row.Partition, row.Row))], Cancellation)).ShouldBe(rows);
        foreach (var row in rows)
        {
            (await ReadAsync(row.Partition, from: row.Row)).ShouldBe([row.Row]);
            await Store.DeleteAsync(Samples.Table, [new(row.Partition, row.Row)], Cancellation);
            (await ReadAsync(row.Partition)).ShouldBeEmpty();
        }
    }
}
