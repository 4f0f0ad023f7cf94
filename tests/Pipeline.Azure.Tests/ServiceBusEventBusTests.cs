using Azure.Messaging.ServiceBus;
using Pipeline.Azure.ServiceBus;
using Pipeline.Bus;

namespace Pipeline.Azure.Tests;

public sealed class ServiceBusEventBusTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_messages_go_in_as_few_batches_as_they_fit_in_under_their_own_ids()
    {
        var bus = new FakeNamespace { BatchSize = 100 };
        await using var events = new ServiceBusEventBus(bus);

        await events.PublishAsync(Queue.Events, [.. Enumerable.Range(0, 250).Select(number => new BusMessage($"m{number}", new byte[] { 1 }))], Cancelled);

        bus.Batches.ShouldBe([100, 100, 50]);
        bus.Sent.Select(sent => sent.Message.MessageId).ShouldBe(Enumerable.Range(0, 250).Select(number => $"m{number}"));
        bus.Sent.ShouldAllBe(sent => sent.Queue == "events");
    }

    [Fact]
    public async Task A_message_takes_its_time_and_its_trace_along()
    {
        var bus = new FakeNamespace();
        await using var events = new ServiceBusEventBus(bus);
        var later = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

        await events.PublishAsync(Queue.Rollups, [new("a", new byte[] { 1 }) { NotBefore = later, TraceParent = "00-trace-01" }], Cancelled);

        var message = bus.Sent.ShouldHaveSingleItem().Message;
        (message.ScheduledEnqueueTime, message.ApplicationProperties["Diagnostic-Id"], message.ContentType).ShouldBe((later, "00-trace-01", "application/json"));
    }

    [Fact]
    public async Task A_message_that_fits_no_batch_is_poison_and_not_trouble()
    {
        await using var events = new ServiceBusEventBus(new FakeNamespace { BatchSize = 0 });

        var poison = await Should.ThrowAsync<PoisonException>(
            events.PublishAsync(Queue.Events, [new("a", new byte[300_000]), new("b", new byte[1])], Cancelled));

        poison.Reason.ShouldBe("too-large");
    }

    [Theory]
    [InlineData(ServiceBusFailureReason.ServiceTimeout)]
    [InlineData(ServiceBusFailureReason.ServiceBusy)]
    [InlineData(ServiceBusFailureReason.QuotaExceeded)]
    public async Task A_namespace_that_takes_nothing_at_the_moment_is_said_to_be_away(ServiceBusFailureReason reason)
    {
        await using var events = new ServiceBusEventBus(new FakeNamespace { Trouble = new ServiceBusException("no", reason) });

        await Should.ThrowAsync<BusUnavailableException>(events.PublishAsync(Queue.Events, [new("a", new byte[1])], Cancelled));
    }

    [Fact]
    public async Task A_queue_that_is_not_there_stays_not_there_however_often_it_is_asked()
    {
        await using var events = new ServiceBusEventBus(
            new FakeNamespace { Trouble = new ServiceBusException("no", ServiceBusFailureReason.MessagingEntityNotFound) });

        await Should.ThrowAsync<ServiceBusException>(events.PublishAsync(Queue.Events, [new("a", new byte[1])], Cancelled));
    }
}
