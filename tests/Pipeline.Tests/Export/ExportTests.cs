using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Export;
using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Tests.Record;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Export;

public sealed class ExportTests
{
    private static readonly DateTimeOffset After = An.At(60 * 24 * 40);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_table_is_exported_or_is_of_connections()
    {
        var tables = typeof(Tables).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(Table<>))
            .Select(property => (string)property.PropertyType.GetProperty("Name")!.GetValue(property.GetValue(null))!);

        ExportedTables.All.Select(table => table.Name).Concat(ExportedTables.OfConnections).ShouldBe(tables, ignoreOrder: true);
    }

    [Fact]
    public async Task A_community_restored_into_an_empty_installation_has_the_same_rows_byte_for_byte_and_again_changes_none()
    {
        await using var here = await HistoryAsync();
        var export = await ExportAsync(here.Store);
        await using var there = LocalStore.Create();

        var restored = await RestoreAsync(there.Store, export);
        var again = await RestoreAsync(there.Store, export);

        StoredRows.Of(there.Database).ShouldBe(here.Dump());
        (restored.Community, again.News).ShouldBe((An.Club, 0));
        restored.News.ShouldBe(here.Dump().Count);
        (await ExportAsync(there.Store)).ShouldBe(export);
    }

    [Fact]
    public async Task Nothing_of_a_community_whose_name_begins_alike_is_taken_along()
    {
        await using var local = LocalStore.Create();
        Community[] both = [new() { Id = new("club") }, new() { Id = new("club-2") }];
        await local.Store.PutAsync(Tables.Communities, both, Cancellation);
        await local.Store.PutAsync(Tables.Rollups, [.. both.Select(one => new RollupHead { Community = one.Id })], Cancellation);
        await local.Store.PutAsync(Tables.Marks, [.. both.Select(one => new DayMark(one.Id, new(2026, 7, 1), "t"))], Cancellation);
        await local.Store.PutAsync(Tables.Messages, [.. both.Select(MessageIn)], Cancellation);

        var lines = Encoding.UTF8.GetString(await ExportAsync(local.Store));

        lines.ShouldNotContain("club-2");
        lines.ShouldContain("Messages");
    }

    [Fact]
    public async Task What_was_decided_and_set_since_stays_and_days_with_news_are_made_anew()
    {
        await using var before = Stages.Create(After);
        await before.RecordAsync([.. MadeUpHistory.Of(1, 100)]);
        await before.CloseAsync();
        var export = await ExportAsync(before.Store);
        await using var living = Stages.Create(After);
        await living.RecordAsync(An.Message("own", by: "zoe", at: 3));
        await living.CloseAsync();
        await living.Store.PutAsync(Tables.Communities, [new Community { Id = An.Club, Name = "Ours" }], Cancellation);

        await RestoreAsync(living.Store, export);
        var marks = await living.RowsAsync(Tables.Marks, Shards.Of(An.Club));
        await living.CloseAsync();

        await using var both = Stages.Create(After);
        await both.RecordAsync([.. MadeUpHistory.Of(1, 100), An.Message("own", by: "zoe", at: 3)]);
        await both.CloseAsync();
        marks.ShouldContain(mark => mark.Day == new DateOnly(2026, 7, 1));
        (await living.Store.FindAsync(Tables.Communities, Tables.CommunityKey(An.Club), Cancellation))!.Name.ShouldBe("Ours");
        Lines(await living.RowsAsync(Tables.Metrics, An.Club.Value)).ShouldBe(Lines(await both.RowsAsync(Tables.Metrics, An.Club.Value)));
    }

    [Fact]
    public async Task A_file_that_was_cut_off_or_is_another_thing_is_refused_by_name_and_the_whole_one_finishes_it()
    {
        await using var here = await HistoryAsync();
        var export = await ExportAsync(here.Store);
        await using var there = LocalStore.Create();

        var cut = await Should.ThrowAsync<InvalidDataException>(() => RestoreAsync(there.Store, export[..(export.Length / 2)]));
        var early = await Should.ThrowAsync<InvalidDataException>(() => RestoreAsync(there.Store, Before(export, "{\"rows\":")));
        var other = await Should.ThrowAsync<InvalidDataException>(() => RestoreAsync(there.Store, "[1]"u8.ToArray()));
        await RestoreAsync(there.Store, export);

        cut.Message.ShouldContain("cut off");
        early.Message.ShouldContain("ends early");
        other.Message.ShouldContain("no JSON");
        StoredRows.Of(there.Database).ShouldBe(here.Dump());
    }

    [Fact]
    public async Task A_row_of_another_community_is_refused()
    {
        await using var local = LocalStore.Create();
        await local.Store.PutAsync(Tables.Messages, [MessageIn(new() { Id = An.Club })], Cancellation);
        var export = Encoding.UTF8.GetString(await ExportAsync(local.Store));
        var forged = export.Replace("\"row\":{\"community\":\"club\"", "\"row\":{\"community\":\"other\"", StringComparison.Ordinal);

        var refused = await Should.ThrowAsync<InvalidDataException>(() => RestoreAsync(local.Store, Encoding.UTF8.GetBytes(forged)));

        refused.Message.ShouldContain("not the community's");
    }

    [Fact]
    public async Task The_API_streams_what_restores_and_knows_no_other_community()
    {
        await using var host = await ServedHost.StartAsync(before: services => services.GetRequiredService<IStore>().PutAsync(Tables.Communities, [new Community { Id = An.Club, Name = "Ours" }], Cancellation));
        await using var there = LocalStore.Create();

        using var answer = await host.Client.GetAsync("/api/communities/club/export", Cancellation);
        var restored = await RestoreAsync(there.Store, await answer.Content.ReadAsByteArrayAsync(Cancellation));
        using var unknown = await host.Client.GetAsync("/api/communities/nobody/export", Cancellation);

        (answer.Content.Headers.ContentType!.MediaType, restored.News).ShouldBe((ExportCommunity.ContentType, 1));
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<Stages> HistoryAsync()
    {
        var stages = Stages.Create(After);
        await stages.RecordAsync([.. MadeUpHistory.Of(1, 300)]);
        await stages.CloseAsync();
        await stages.RecordAsync(An.Message("late", by: "m4", at: 5));
        return stages;
    }

    private static MessageState MessageIn(Community community) => new() { Community = community.Id, Channel = new("general"), Message = new("1"), Source = Source.Telegram };

    private static IEnumerable<string> Lines(IReadOnlyList<Metric> metrics) => metrics.Select(metric => JsonSerializer.Serialize(metric, Tables.Metrics.Json));

    private static byte[] Before(byte[] export, string text)
    {
        var whole = Encoding.UTF8.GetString(export);
        return Encoding.UTF8.GetBytes(whole[..whole.IndexOf(text, StringComparison.Ordinal)]);
    }

    private static async Task<byte[]> ExportAsync(IStore store)
    {
        using var to = new MemoryStream();
        await new ExportCommunity(store, new FakeTimeProvider(After)).HandleAsync(An.Club, to, Cancellation);
        return to.ToArray();
    }

    private static Task<Restored> RestoreAsync(IStore store, byte[] export) => new RestoreCommunity(store).HandleAsync(new MemoryStream(export), Cancellation);
}
