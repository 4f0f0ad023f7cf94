using Pipeline.Relay.Sessions;

namespace Pipeline.Tests.Relay;

public sealed class SessionTests
{
    private const double Roll = 0.5;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(40);
    private static readonly SessionState Running = new()
    {
        SessionId = "s1",
        ResumeUrl = new("wss://resume.example.org"),
        Sequence = 10,
        Interval = Interval,
    };

    [Fact]
    public void A_first_greeting_is_answered_by_identifying_and_a_first_heartbeat_somewhere_in_the_interval()
    {
        var step = Session.Next(new(), new Hello(Interval), 0.25);

        step.Actions.ShouldBe([new BeatAfter(TimeSpan.FromSeconds(10)), new SendIdentify()]);
    }

    [Fact]
    public void A_greeting_while_there_is_a_session_is_answered_by_resuming_after_the_last_number() =>
        Session.Next(Running with { AwaitsAnswer = true }, new Hello(Interval), Roll)
            .ShouldSatisfyAllConditions(
                step => step.Actions[1].ShouldBe(new SendResume("s1", 10)),
                step => step.State.AwaitsAnswer.ShouldBeFalse());

    [Fact]
    public void A_new_session_is_kept_and_failures_before_it_are_forgotten()
    {
        var step = Session.Next(new() { Failures = 7, Interval = Interval }, new Ready("s2", new("wss://r.example.org"), 1), Roll);

        step.State.ShouldBe(new() { SessionId = "s2", ResumeUrl = new("wss://r.example.org"), Sequence = 1, Interval = Interval });
        step.Actions.ShouldBe([new KeepSession()]);
    }

    [Fact]
    public void A_dispatch_is_passed_on_once_whatever_order_the_numbers_have()
    {
        var passed = new List<long>();
        var state = Running;
        foreach (var number in new long[] { 11, 13, 12, 12, 11, 13, 10, 9, 100, 99, 36, 37, 100 })
        {
            var step = Session.Next(state, new Dispatched("MESSAGE_CREATE", number, default), Roll);
            state = step.State;
            passed.AddRange(step.Actions.OfType<PassOn>().Select(action => action.Dispatch.Number));
        }

        // 36 is too far back to be told from one that came; 37 is not.
        passed.ShouldBe([11, 13, 12, 100, 99, 37]);
        state.Sequence.ShouldBe(100);
    }

    [Fact]
    public void Who_is_in_a_server_is_asked_when_it_is_told_of_and_not_for_more_servers_than_may_be_asked_at_once()
    {
        var state = Running;
        var asked = 0;
        for (var number = 11; number <= 130; number++)
        {
            var step = Session.Next(state, new Dispatched("GUILD_CREATE", number, default), Roll);
            state = step.State;
            step.Actions.OfType<PassOn>().ShouldHaveSingleItem();
            asked += step.Actions.OfType<AskMembers>().Count();
        }

        asked.ShouldBe(100);
    }

    [Fact]
    public void What_came_before_a_session_was_kept_is_not_passed_on_again() =>
        Session.Next(Running, new Dispatched("MESSAGE_CREATE", 9, default), Roll).Actions.ShouldBeEmpty();

    [Fact]
    public void A_heartbeat_that_nothing_answered_ends_the_connection_and_the_session_goes_on()
    {
        var first = Session.Next(Running, new BeatDue(), Roll);
        var second = Session.Next(first.State, new BeatDue(), Roll);

        first.Actions.ShouldBe([new SendBeat(10), new BeatAfter(Interval)]);
        second.Actions.OfType<ConnectAfter>().ShouldHaveSingleItem();
        second.State.CanResume.ShouldBeTrue();
        Session.Next(Session.Next(first.State, new BeatAnswered(), Roll).State, new BeatDue(), Roll).Actions.ShouldBe(first.Actions);
    }

    [Fact]
    public void A_heartbeat_that_is_asked_for_is_sent_at_once_beside_the_others() =>
        Session.Next(Running, new BeatAsked(), Roll).ShouldSatisfyAllConditions(
            step => step.Actions.ShouldBe([new SendBeat(10)]),
            step => step.State.ShouldBe(Running));

    [Fact]
    public void Whoever_is_asked_to_reconnect_does_at_once_and_resumes() =>
        Session.Next(Running, new ReconnectAsked(), Roll).ShouldSatisfyAllConditions(
            step => step.Actions.ShouldBe([new ConnectAfter(TimeSpan.Zero)]),
            step => step.State.CanResume.ShouldBeTrue());

    [Theory]
    [InlineData(true, 0, 1)]
    [InlineData(true, 1, 5)]
    [InlineData(false, 0.5, 3)]
    public void An_invalid_session_is_tried_again_after_one_to_five_seconds_or_begun_anew(bool canResume, double roll, int seconds)
    {
        var step = Session.Next(Running, new SessionInvalid(canResume), roll);

        step.State.CanResume.ShouldBe(canResume);
        step.Actions.ShouldBe([new KeepSession(), new ConnectAfter(TimeSpan.FromSeconds(seconds))]);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(1000, true)]
    [InlineData(1006, true)]
    [InlineData(4000, true)]
    [InlineData(4001, true)]
    [InlineData(4002, true)]
    [InlineData(4003, true)]
    [InlineData(4005, true)]
    [InlineData(4007, false)]
    [InlineData(4008, true)]
    [InlineData(4009, false)]
    public void A_closed_connection_is_made_again_with_the_session_or_without(int? code, bool canResume)
    {
        var step = Session.Next(Running, new Closed(code), Roll);

        step.Actions.OfType<ConnectAfter>().ShouldHaveSingleItem();
        step.Actions.OfType<Stop>().ShouldBeEmpty();
        step.State.CanResume.ShouldBe(canResume);
    }

    [Theory]
    [InlineData(4004, "Relay:BotToken")]
    [InlineData(4010, "Relay:Shards")]
    [InlineData(4011, "Relay:ShardCount")]
    [InlineData(4012, "newer")]
    [InlineData(4013, "Relay:Intents")]
    [InlineData(4014, "Message Content Intent")]
    public void A_code_that_connecting_again_does_not_mend_stops_it_with_what_to_do(int code, string remedy)
    {
        var step = Session.Next(Running, new Closed(code), Roll);

        step.Actions.OfType<Stop>().ShouldHaveSingleItem().Reason.ShouldContain(remedy);
        step.Actions.OfType<Stop>().Single().Reason.ShouldContain($"{code}");
        step.Actions.OfType<ConnectAfter>().ShouldBeEmpty();
    }

    [Fact]
    public void Failures_in_a_row_wait_longer_each_up_to_two_minutes_and_a_dispatch_ends_the_row()
    {
        var delays = new List<double>();
        var state = Running;
        for (var i = 0; i < 10; i++)
        {
            var step = Session.Next(state, i % 2 == 0 ? new HelloMissed() : new Closed(null), 1);
            state = step.State;
            delays.Add(step.Actions.OfType<ConnectAfter>().Single().Delay.TotalSeconds);
        }

        delays.ShouldBe([1, 2, 4, 8, 16, 32, 64, 120, 120, 120]);
        Session.Next(Running with { Failures = 7 }, new Dispatched("RESUMED", 11, default), 1).State.Failures.ShouldBe(0);
    }

    [Fact]
    public void A_session_that_cannot_be_resumed_for_minutes_is_given_up()
    {
        Session.Next(Running with { Failures = 7 }, new Closed(null), Roll).State.CanResume.ShouldBeTrue();
        Session.Next(Running with { Failures = 8 }, new Closed(null), Roll).State.CanResume.ShouldBeFalse();
    }

    [Fact]
    public void Who_sent_too_much_waits_half_a_minute_at_least() =>
        Session.Next(Running, new Closed(4008), 1).Actions.OfType<ConnectAfter>().Single().Delay.ShouldBe(TimeSpan.FromSeconds(32));

    [Fact]
    public void A_resumed_session_is_kept_and_its_own_dispatch_is_nobodys_event() =>
        Session.Next(Running, new Dispatched("RESUMED", 11, default), Roll).Actions.ShouldBe([new KeepSession()]);
}
