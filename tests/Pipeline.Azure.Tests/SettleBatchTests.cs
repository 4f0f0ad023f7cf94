using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Azure.ServiceBus;
using Pipeline.Bus;

namespace Pipeline.Azure.Tests;

public sealed class SettleBatchTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly FakeNamespace _bus = new();
    private readonly KeptActions _actions = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _bus.DisposeAsync();

    [Fact]
    public async Task Of_a_batch_the_good_are_completed_the_poison_dies_with_its_reason_and_what_failed_comes_again_later()
    {
        await SettleAsync(
            [Received("good"), Received("poison"), Received("failed")],
            Settlement.Completed.Instance, new Settlement.DeadLettered("unreadable", "Unreadable at $.v"), new Settlement.Retried("IOException"));

        _actions.Completed.ShouldBe(["good", "failed"], ignoreOrder: true);
        _actions.Dead.ShouldBe([("poison", "unreadable", "Unreadable at $.v")]);
        var (queue, copy) = _bus.Sent.ShouldHaveSingleItem();
        (queue, copy.MessageId, copy.ApplicationProperties["attempt"]).ShouldBe(("events", "failed~2", 2));
        copy.ScheduledEnqueueTime.ShouldBe(Now + TimeSpan.FromSeconds(5));
        copy.Body.ToString().ShouldBe("body of failed");
    }

    [Fact]
    public async Task A_copy_of_a_copy_waits_longer_under_an_id_that_was_never_seen()
    {
        await SettleAsync([Received("a~3", attempt: 3)], new Settlement.Retried("IOException"));

        var copy = _bus.Sent.ShouldHaveSingleItem().Message;
        (copy.MessageId, copy.ApplicationProperties["attempt"], copy.ScheduledEnqueueTime).ShouldBe(("a~4", 4, Now + TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task The_last_attempt_that_fails_goes_to_the_dead_letters_and_no_copy_is_made()
    {
        await SettleAsync([Received("a~10", attempt: 10)], new Settlement.Retried("IOException"));

        _actions.Dead.ShouldBe([("a~10", "attempts", "Attempt 10 failed: IOException.")]);
        _bus.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Deliveries_of_one_message_count_as_attempts_too()
    {
        var seen = new List<Delivery>();

        await SettleAsync([Received("a", attempt: 2, deliveries: 3)], seen, Settlement.Completed.Instance);

        seen.ShouldHaveSingleItem().Attempt.ShouldBe(4);
    }

    [Fact]
    public async Task Where_the_copy_cannot_be_sent_the_message_is_not_completed()
    {
        _bus.Trouble = new ServiceBusException("away", ServiceBusFailureReason.ServiceCommunicationProblem);

        await Should.ThrowAsync<ServiceBusException>(SettleAsync([Received("failed"), Received("good")], new Settlement.Retried("IOException"), Settlement.Completed.Instance));

        _actions.Completed.ShouldBe(["good"]);
    }

    [Fact]
    public async Task A_lock_that_was_lost_costs_the_others_nothing()
    {
        var actions = new KeptActions { Lost = "b" };

        await Should.ThrowAsync<ServiceBusException>(SettleAsync(actions, [Received("a"), Received("b"), Received("c")], [], [.. Enumerable.Repeat(Settlement.Completed.Instance, 3)]));

        actions.Completed.ShouldBe(["a", "c"]);
    }

    [Fact]
    public async Task A_hundred_messages_are_one_batch_of_the_stage_and_each_is_settled()
    {
        var seen = new List<Delivery>();
        var messages = Enumerable.Range(0, 100).Select(number => Received($"m{number}")).ToList();

        await SettleAsync(messages, seen, [.. Enumerable.Repeat(Settlement.Completed.Instance, 100)]);

        seen.Select(delivery => delivery.Id).ShouldBe(messages.Select(message => message.MessageId));
        _actions.Completed.Count.ShouldBe(100);
    }

    [Fact]
    public async Task The_trace_that_a_message_was_published_in_reaches_the_stage()
    {
        const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        var seen = new List<Delivery>();

        await SettleAsync([Received("a", trace: Trace)], seen, Settlement.Completed.Instance);

        seen.ShouldHaveSingleItem().TraceParent.ShouldBe(Trace);
    }

    private static ServiceBusReceivedMessage Received(string id, int? attempt = null, int deliveries = 1, string? trace = null)
    {
        var properties = new Dictionary<string, object>();
        if (attempt is { } number)
            properties["attempt"] = number;
        if (trace is not null)
            properties["Diagnostic-Id"] = trace;
        return ServiceBusModelFactory.ServiceBusReceivedMessage(
            body: BinaryData.FromString($"body of {id}"), messageId: id, properties: properties, deliveryCount: deliveries, lockTokenGuid: Guid.NewGuid());
    }

    private Task SettleAsync(IReadOnlyList<ServiceBusReceivedMessage> messages, params Settlement[] settlements) =>
        SettleAsync(_actions, messages, [], settlements);

    private Task SettleAsync(IReadOnlyList<ServiceBusReceivedMessage> messages, List<Delivery> seen, params Settlement[] settlements) =>
        SettleAsync(_actions, messages, seen, settlements);

    private Task SettleAsync(KeptActions actions, IReadOnlyList<ServiceBusReceivedMessage> messages, List<Delivery> seen, Settlement[] settlements) =>
        new SettleBatch(_bus, Options.Create(new BackOffOptions()), new FakeTimeProvider(Now)).HandleAsync(
            Queue.Events, messages, actions,
            (deliveries, _) =>
            {
                seen.AddRange(deliveries);
                return Task.FromResult<IReadOnlyList<Settlement>>(settlements);
            },
            Cancelled);
}
