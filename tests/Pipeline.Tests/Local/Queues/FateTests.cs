using Pipeline.Bus;
using Pipeline.Local.Queues;
using Pipeline.Tests.Local.Queues.Support;

namespace Pipeline.Tests.Local.Queues;

public sealed class FateTests
{
    private static readonly BackOffOptions BackOff = new() { MaxAttempts = 4 };

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(3, 20)]
    public void What_failed_together_comes_again_apart_and_never_before_its_back_off(int attempt, int seconds)
    {
        var fates = Enumerable.Range(0, 500).Select(_ => (Fate.Parked)Fate.Of(new Settlement.Retried("IOException"), attempt, BackOff, LocalBusHost.Noon)).ToList();

        fates.ShouldAllBe(fate => fate.Attempt == attempt + 1);
        var waits = fates.ConvertAll(fate => (fate.DueAt - LocalBusHost.Noon).TotalSeconds);
        waits.ShouldAllBe(wait => wait >= seconds && wait <= seconds * 1.2);
        (waits.Max() - waits.Min()).ShouldBeGreaterThan(seconds * 0.1);
    }

    [Fact]
    public void The_last_attempt_is_the_last_whatever_failed()
    {
        Fate.Of(new Settlement.Retried("IOException"), 4, BackOff, LocalBusHost.Noon)
            .ShouldBe(new Fate.Dead("attempts", "Attempt 4 failed: IOException.", 4));
        Fate.Of(Settlement.Completed.Instance, 4, BackOff, LocalBusHost.Noon).ShouldBe(Fate.Gone.Instance);
    }

    [Fact]
    public void A_long_description_is_cut_as_Service_Bus_would()
    {
        var fate = Fate.Of(new Settlement.DeadLettered("unreadable", new string('x', 5_000)), 1, BackOff, LocalBusHost.Noon);

        fate.ShouldBe(new Fate.Dead("unreadable", new string('x', 4_096), 1));
    }
}
