using System.Text;
using Pipeline.Bus;
using Pipeline.Tests.Local.Queues.Support;

namespace Pipeline.Tests.Local.Queues;

public sealed class LocalQueueTests
{
    [Fact]
    public async Task A_published_message_is_delivered_whole_and_is_gone_once_it_is_completed()
    {
        await using var host = LocalBusHost.Open();
        var trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        await host.PublishAsync(LocalBusHost.Message("a", "héllo") with { TraceParent = trace });
        var lease = await host.ReceiveAsync();

        var delivery = lease.Deliveries.ShouldHaveSingleItem();
        (delivery.Id, Encoding.UTF8.GetString(delivery.Body.Span), delivery.Attempt, delivery.TraceParent).ShouldBe(("a", "héllo", 1, trace));
        (await host.SettleAsync(lease, Settlement.Completed.Instance)).ShouldBeTrue();
        (await host.IsQuietAsync()).ShouldBeTrue();
        host.Restart();
        (await host.IsQuietAsync()).ShouldBeTrue();
    }
}
