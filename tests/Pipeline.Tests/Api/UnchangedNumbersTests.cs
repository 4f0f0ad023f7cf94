using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Record;
using Pipeline.Rollup;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Api;

public sealed class UnchangedNumbersTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("days")]
    [InlineData("periods")]
    [InlineData("cohorts")]
    public async Task Who_has_the_numbers_is_told_so_until_a_roll_up_or_other_settings(string report)
    {
        await using var host = await StartAsync();
        var first = (await AskAsync(host, report, tag: null)).Tag!;

        var again = await AskAsync(host, report, first);
        await host.Services.GetRequiredService<RollUpDay>().HandleAsync(new(An.Club, new(2026, 8, 1)), Cancelled);
        var rolledUp = await AskAsync(host, report, first);
        await host.Services.GetRequiredService<CommunityDirectory>().SetAsync(new() { Id = An.Club, Name = "Ours" }, Cancelled);
        var renamed = await AskAsync(host, report, rolledUp.Tag);

        (again.Status, again.Tag).ShouldBe((HttpStatusCode.NotModified, first));
        (rolledUp.Status, renamed.Status).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
    }

    [Fact]
    public async Task What_cannot_be_asked_has_no_tag()
    {
        await using var host = await StartAsync();

        (await AskAsync(host, "days?days=0", tag: null)).ShouldBe((HttpStatusCode.BadRequest, null));
    }

    // By the clock the last day is closed already, so the host's own timer has nothing to do.
    private static Task<ServedHost> StartAsync() => ServedHost.StartAsync(
        services: services => services.AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 8, 2, 12, 0, 0, TimeSpan.Zero))), before: RecordAsync);

    private static async Task<(HttpStatusCode Status, EntityTagHeaderValue? Tag)> AskAsync(ServedHost host, string report, EntityTagHeaderValue? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/communities/club/{report}");
        if (tag is not null)
            request.Headers.IfNoneMatch.Add(tag);
        using var answer = await host.Client.SendAsync(request, Cancelled);
        return (answer.StatusCode, answer.Headers.ETag);
    }

    private static async Task RecordAsync(IServiceProvider services)
    {
        await services.GetRequiredService<RecordEvents>().HandleAsync([An.Message("1", by: "ann", at: 0)], Cancelled);
        await services.GetRequiredService<RollUpDay>().HandleAsync(new(An.Club, new(2026, 8, 1)), Cancelled);
    }
}
