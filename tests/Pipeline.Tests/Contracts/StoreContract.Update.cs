using Pipeline.Store;

namespace Pipeline.Tests.Contracts;

public abstract partial class StoreContract
{
    private static readonly RowKey Place = new("p", "k");

    [Fact]
    public async Task An_update_makes_a_row_where_none_is()
    {
        var standing = await Store.UpdateAsync(
            Samples.Table, Place, current => current is null ? new Sample("p", "k") { Count = 1 } : null, Cancellation);

        standing.ShouldBe(new Sample("p", "k") { Count = 1 });
        (await Store.FindAsync(Samples.Table, Place, Cancellation)).ShouldBe(standing);
    }

    [Fact]
    public async Task An_update_that_wants_no_change_returns_what_stands()
    {
        (await Store.UpdateAsync(Samples.Table, Place, _ => null, Cancellation)).ShouldBeNull();
        await Store.PutAsync(Samples.Table, [new("p", "k") { Count = 4 }], Cancellation);

        (await Store.UpdateAsync(Samples.Table, Place, _ => null, Cancellation)).ShouldBe(new Sample("p", "k") { Count = 4 });
    }

    [Fact]
    public async Task Updates_at_the_same_time_all_count()
    {
        const int writers = 5;
        const int rounds = 4;

        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            for (var round = 0; round < rounds; round++)
                await Store.UpdateAsync(Samples.Table, Place, Increment, Cancellation);
        })));

        (await Store.FindAsync(Samples.Table, Place, Cancellation))!.Count.ShouldBe(writers * rounds);

        static Sample Increment(Sample? current) => new("p", "k") { Count = (current?.Count ?? 0) + 1 };
    }

    [Fact]
    public async Task An_update_that_fails_leaves_the_row_and_fails_its_caller()
    {
        await Store.PutAsync(Samples.Table, [new("p", "k") { Count = 4 }], Cancellation);

        await Should.ThrowAsync<FormatException>(() => Store.UpdateAsync(Samples.Table, Place, _ => throw new FormatException(), Cancellation));

        (await Store.FindAsync(Samples.Table, Place, Cancellation))!.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_changed_row_must_stay_in_its_place()
    {
        await Should.ThrowAsync<InvalidOperationException>(
            () => Store.UpdateAsync(Samples.Table, Place, _ => new Sample("p", "elsewhere"), Cancellation));

        (await ReadAsync("p")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_row_goes_if_it_is_what_was_expected()
    {
        await Store.PutAsync(Samples.Table, [Samples.Full("p", "k")], Cancellation);

        (await Store.DeleteIfUnchangedAsync(Samples.Table, Samples.Full("p", "k"), Cancellation)).ShouldBeTrue();
        (await Store.FindAsync(Samples.Table, Place, Cancellation)).ShouldBeNull();
        (await Store.DeleteIfUnchangedAsync(Samples.Table, Samples.Full("p", "k"), Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_row_that_was_renewed_stays()
    {
        await Store.PutAsync(Samples.Table, [new("p", "k") { Count = 1 }], Cancellation);
        await Store.JoinAsync(Samples.Table, [new("p", "k") { Count = 2 }], Cancellation);

        (await Store.DeleteIfUnchangedAsync(Samples.Table, new Sample("p", "k") { Count = 1 }, Cancellation)).ShouldBeFalse();
        (await Store.FindAsync(Samples.Table, Place, Cancellation))!.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_cancelled_before_it_begins_neither_reads_nor_writes()
    {
        using var cancelled = new CancellationTokenSource();
        await Store.PutAsync(Samples.Table, [new("p", "k")], Cancellation);
        await cancelled.CancelAsync();
        var token = cancelled.Token;

        await Should.ThrowAsync<OperationCanceledException>(() => Store.FindAsync(Samples.Table, Place, token));
        await Should.ThrowAsync<OperationCanceledException>(() => Store.FindManyAsync(Samples.Table, [Place], token));
        await Should.ThrowAsync<OperationCanceledException>(() => Store.JoinAsync(Samples.Table, [new("p", "other")], token));
        await Should.ThrowAsync<OperationCanceledException>(() => Store.PutAsync(Samples.Table, [new("p", "other")], token));
        await Should.ThrowAsync<OperationCanceledException>(() => Store.UpdateAsync(Samples.Table, Place, row => row! with { Count = 1 }, token));
        await Should.ThrowAsync<OperationCanceledException>(() => Store.DeleteAsync(Samples.Table, [Place], token));
        await Should.ThrowAsync<OperationCanceledException>(() => Store.DeleteIfUnchangedAsync(Samples.Table, new("p", "k"), token));
        await Should.ThrowAsync<OperationCanceledException>(
            async () => await Store.RangeAsync(Samples.Table, "p", cancellationToken: token).ToListAsync(Cancellation));

        (await Store.RangeAsync(Samples.Table, "p", cancellationToken: Cancellation).ToListAsync(Cancellation)).ShouldBe([new("p", "k")]);
    }
}
