using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Model;
using Pipeline.Record;
using Pipeline.Rollup;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Report;

public sealed class PeriodsOverHttpTests
{
    private const string Periods = "/api/communities/club/periods";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_series_of_weeks_is_answered_and_what_cannot_be_asked_is_refused_by_name()
    {
        await using var host = await ServedHost.StartAsync(before: RecordAsync);

        var weeks = await host.Client.GetFromJsonAsync<JsonObject>($"{Periods}?span=week&from=2026-07-01&count=2", Cancelled);
        var usual = await host.Client.GetFromJsonAsync<JsonObject>($"{Periods}?from=2026-07-01", Cancelled);
        using var unknown = await host.Client.GetAsync($"{Periods}?span=fortnight", Cancelled);
        using var tooMany = await host.Client.GetAsync($"{Periods}?count=0", Cancelled);
        using var nobody = await host.Client.GetAsync("/api/communities/nobody/periods", Cancelled);

        weeks!["periods"]!.AsArray().Select(period => period!["to"]!.GetValue<string>()).ShouldBe(["2026-07-05", "2026-07-12"]);
        weeks["periods"]![0]!["answers"]!["unanswered"]!["denominator"]!.GetValue<int>().ShouldBe(0);
        (usual!["span"]!.GetValue<string>(), usual["periods"]!.AsArray().Count).ShouldBe(("28-days", 13));
        (unknown.StatusCode, tooMany.StatusCode, nobody.StatusCode).ShouldBe((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task Numbers_of_periods_cohorts_and_growth_are_explained_and_what_cannot_be_asked_is_refused_by_name()
    {
        await using var host = await ServedHost.StartAsync(before: RecordAsync);

        var contributors = await host.Client.GetFromJsonAsync<JsonObject>($"{Periods}/week/2026-07-05/contributors", Cancelled);
        var joined = await host.Client.GetFromJsonAsync<JsonObject>("/api/communities/club/cohorts/2026-06-29/joined", Cancelled);
        var newcomers = await host.Client.GetFromJsonAsync<JsonObject>("/api/communities/club/growth/joined", Cancelled);
        HttpStatusCode[] refused =
        [
            .. await Task.WhenAll(new[] { $"{Periods}/year/2026-07-05/posts", $"{Periods}/week/today/posts", $"{Periods}/week/2026-07-05/luck", $"{Periods}/week/2026-07-04/posts", "/api/communities/club/growth/luck" }
                .Select(async address => (await host.Client.GetAsync(address, Cancelled)).StatusCode)),
        ];

        (contributors!["span"]!.GetValue<string>(), contributors["from"]!.GetValue<string>(), contributors["value"]!.GetValue<int>()).ShouldBe(("week", "2026-06-29", 1));
        contributors["members"]![0]!["events"]![0]!.GetValue<string>().ShouldBe("post-1");
        contributors["rate"]!["denominator"]!.GetValue<int>().ShouldBe(1);
        newcomers!["value"]!.GetValue<int>().ShouldBe(0);
        joined!["members"]!.AsArray().Count.ShouldBe(1);
        refused.ShouldBe([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.NotFound, HttpStatusCode.BadRequest]);
    }

    private static async Task RecordAsync(IServiceProvider services)
    {
        await services.GetRequiredService<RecordEvents>().HandleAsync([An.Message("1", by: "ann", at: 0)], Cancelled);
        await services.GetRequiredService<RollUpDay>().HandleAsync(new(An.Club, new(2026, 8, 1)), Cancelled);
    }
}
