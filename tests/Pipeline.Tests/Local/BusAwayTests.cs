using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pipeline.Bus;
using Pipeline.Store;
using Pipeline.Tests.Ingest.Support;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Local;

public sealed class BusAwayTests
{
    [Fact]
    public async Task What_needs_a_queue_that_takes_nothing_is_answered_with_when_to_come_again()
    {
        var bus = new RecordingBus { Failure = new BusUnavailableException("down") };
        await using var host = await ServedHost.StartAsync(
            services: services => services.Replace(ServiceDescriptor.Singleton<IBus>(bus)),
            before: services => services.GetRequiredService<CommunityDirectory>().GetAsync(An.Club, TestContext.Current.CancellationToken).AsTask());

        using var answer = await host.Client.PostAsync(new Uri("/api/communities/club/rollup?from=2026-07-01", UriKind.Relative), null, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        (await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["type"]!.GetValue<string>().ShouldBe("urn:pipeline:problem:bus");
    }
}
