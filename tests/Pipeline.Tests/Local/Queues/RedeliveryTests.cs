using Pipeline.Bus;
using Pipeline.Tests.Local.Queues.Support;

namespace Pipeline.Tests.Local.Queues;

public sealed class RedeliveryTests
{
    private static readonly Settlement Retried = new Settlement.Retried("IOException");

    [Fact]
    public async Task A_retried_message_comes_again_after_its_back_off_and_not_before()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("a");

        await host.SettleAsync(await host.ReceiveAsync(), Retried);
        host.Clock.Advance(host.BackOff.FirstDelay - TimeSpan.FromTicks(1));
        (await host.IsQuietAsync()).ShouldBeTrue();
        var received = host.ReceiveAsync();
        host.Clock.Advance(host.BackOff.FirstDelay * 0.2 + TimeSpan.FromTicks(1));

        var again = (await received).Deliveries.ShouldHaveSingleItem();
        (again.Id, again.Attempt).ShouldBe(("a", 2));
        again.Body.ToArray().ShouldBe(LocalBusHost.Message("a").Body.ToArray());
    }

    [Fact]
    public async Task The_attempts_of_a_retried_message_survive_a_crash()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync(LocalBusHost.Message("a") with { TraceParent = "00-trace-01" });
        await host.SettleAsync(await host.ReceiveAsync(), Retried);

        host.Crash();
        (await host.IsQuietAsync()).ShouldBeTrue();
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        var again = (await host.ReceiveAsync()).Deliveries.ShouldHaveSingleItem();
        (again.Attempt, again.TraceParent).ShouldBe((2, "00-trace-01"));
    }

    [Fact]
    public async Task A_message_that_fails_too_often_is_a_dead_letter_that_says_so()
    {
        await using var host = LocalBusHost.Open(host => host.BackOff.MaxAttempts = 3);
        await host.PublishAsync("a");

        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var lease = await host.ReceiveAsync();
            lease.Deliveries.ShouldHaveSingleItem().Attempt.ShouldBe(attempt);
            await host.SettleAsync(lease, Retried);
            host.Clock.Advance(TimeSpan.FromHours(1));
        }

        (await host.IsQuietAsync()).ShouldBeTrue();
        var dead = host.Control.DeadLetters(Pipeline.Bus.Queue.Events).ShouldHaveSingleItem();
        (dead.Id, dead.Reason, dead.Description, dead.AttemptCount).ShouldBe(("a", "attempts", "Attempt 3 failed: IOException.", 3));
        host.Crash();
        (await host.IsQuietAsync()).ShouldBeTrue();
        host.Control.DeadLetters(Pipeline.Bus.Queue.Events).ShouldHaveSingleItem().DeadAt.ShouldBe(dead.DeadAt);
    }

    [Fact]
    public async Task One_message_of_a_batch_dies_at_once_and_the_others_are_settled_as_they_should()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("good", "bad", "later");

        await host.Queue.SettleAsync(
            await host.ReceiveAsync(),
            [Settlement.Completed.Instance, new Settlement.DeadLettered("unreadable", "Unreadable at $."), Retried],
            TestContext.Current.CancellationToken);

        var dead = host.Control.DeadLetters(Pipeline.Bus.Queue.Events).ShouldHaveSingleItem();
        (dead.Id, dead.Reason, dead.Description, dead.AttemptCount).ShouldBe(("bad", "unreadable", "Unreadable at $.", 1));
        (dead.EnqueuedAt, dead.DeadAt).ShouldBe((LocalBusHost.Noon, LocalBusHost.Noon));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await host.DrainAsync()).ShouldBe(["later"]);
    }

    [Fact]
    public async Task A_lease_that_ends_gives_its_messages_to_others_as_the_next_attempt()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("a");
        await host.ReceiveAsync();

        host.Clock.Advance(host.Options.LeaseTime - TimeSpan.FromTicks(1));
        (await host.IsQuietAsync()).ShouldBeTrue();
        var received = host.ReceiveAsync();
        host.Clock.Advance(TimeSpan.FromTicks(1));

        (await received).Deliveries.ShouldHaveSingleItem().Attempt.ShouldBe(2);
    }

    [Fact]
    public async Task A_settlement_after_the_lease_ended_changes_nothing()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("a");
        var late = await host.ReceiveAsync();
        host.Clock.Advance(host.Options.LeaseTime);
        var again = await host.ReceiveAsync();

        (await host.SettleAsync(late, new Settlement.DeadLettered("late", ""))).ShouldBeFalse();

        host.Control.DeadLetters(Pipeline.Bus.Queue.Events).ShouldBeEmpty();
        (await host.SettleAsync(again, Settlement.Completed.Instance)).ShouldBeTrue();
        (await host.SettleAsync(again, Retried)).ShouldBeFalse();
        host.Restart();
        (await host.IsQuietAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_lease_that_is_renewed_lasts_its_whole_time_once_more()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("a");
        var lease = await host.ReceiveAsync();

        host.Clock.Advance(host.Options.LeaseTime * 0.9);
        host.Queue.Renew(lease).ShouldBeTrue();
        host.Clock.Advance(host.Options.LeaseTime * 0.9);

        (await host.IsQuietAsync()).ShouldBeTrue();
        host.Clock.Advance(host.Options.LeaseTime * 0.1);
        (await host.IsQuietAsync()).ShouldBeFalse();
        host.Queue.Renew(lease).ShouldBeFalse();
    }

    [Fact]
    public async Task A_message_whose_leases_always_end_is_a_dead_letter_after_the_last_attempt()
    {
        await using var host = LocalBusHost.Open(host => host.BackOff.MaxAttempts = 2);
        await host.PublishAsync("hangs", "other");

        (await host.ReceiveAsync(1)).Deliveries.ShouldHaveSingleItem().Attempt.ShouldBe(1);
        host.Clock.Advance(host.Options.LeaseTime);
        (await host.ReceiveAsync(1)).Deliveries.ShouldHaveSingleItem().Attempt.ShouldBe(2);
        host.Clock.Advance(host.Options.LeaseTime);

        (await host.DrainAsync()).ShouldBe(["other"]);
        var dead = host.Control.DeadLetters(Pipeline.Bus.Queue.Events).ShouldHaveSingleItem();
        (dead.Id, dead.Reason, dead.Description, dead.AttemptCount).ShouldBe(("hangs", "attempts", "Attempt 2 ended without an answer.", 2));
    }

    [Fact]
    public async Task A_released_message_comes_again_at_once_as_the_same_attempt()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("a");

        host.Queue.Release(await host.ReceiveAsync());

        (await host.ReceiveAsync()).Deliveries.ShouldHaveSingleItem().Attempt.ShouldBe(1);
    }

    [Fact]
    public async Task A_retried_message_whose_next_lease_ends_keeps_its_row_and_its_attempts()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("a");
        await host.SettleAsync(await host.ReceiveAsync(), Retried);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.ReceiveAsync();
        host.Clock.Advance(host.Options.LeaseTime);

        var third = await host.ReceiveAsync();
        third.Deliveries.ShouldHaveSingleItem().Attempt.ShouldBe(3);
        await host.SettleAsync(third, Settlement.Completed.Instance);

        host.Restart();
        host.Clock.Advance(TimeSpan.FromDays(1));
        (await host.IsQuietAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_message_for_later_waits_for_its_time_and_lets_the_others_pass()
    {
        await using var host = LocalBusHost.Open();
        var due = LocalBusHost.Noon.AddDays(60);
        await host.PublishAsync(LocalBusHost.Message("later") with { NotBefore = due }, LocalBusHost.Message("now"));

        (await host.DrainAsync()).ShouldBe(["now"]);
        host.Crash();
        host.Clock.Advance(TimeSpan.FromDays(60) - TimeSpan.FromTicks(1));
        (await host.IsQuietAsync()).ShouldBeTrue();
        var received = host.ReceiveAsync();
        host.Clock.Advance(TimeSpan.FromTicks(1));

        var delivery = (await received).Deliveries.ShouldHaveSingleItem();
        (delivery.Id, delivery.Attempt).ShouldBe(("later", 1));
    }

    [Fact]
    public async Task A_time_that_has_passed_already_delays_nothing()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync(LocalBusHost.Message("a") with { NotBefore = LocalBusHost.Noon });

        (await host.DrainAsync()).ShouldBe(["a"]);
    }
}
