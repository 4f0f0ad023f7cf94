using Pipeline.Local.Simulation;
using Pipeline.Local.Simulation.Texts;
using Pipeline.Model;

namespace Pipeline.Tests.Local.Simulation;

public sealed class ScriptTests
{
    private static readonly DateTimeOffset At = new(2026, 2, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_script_happens_for_certain_and_at_its_time()
    {
        var acts = Played(
            new(At, 2, ActKind.Joined),
            new(At.AddMinutes(5), 2, ActKind.Posted) { Label = "first", Text = "Hello." },
            new(At.AddMinutes(9), 0, ActKind.Posted) { On = "first", Text = "Welcome." },
            new(At.AddHours(3), 2, ActKind.Edited) { On = "first", Text = "Buy this." });

        acts.Select(act => (act.Kind, act.Member, act.At)).ShouldBe(
        [
            (ActKind.Joined, 2, At),
            (ActKind.Posted, 2, At.AddMinutes(5)),
            (ActKind.Posted, 0, At.AddMinutes(9)),
            (ActKind.Edited, 2, At.AddHours(3)),
        ]);
        var (message, reply, edit) = (acts[1], acts[2], acts[3]);
        (reply.ReplyTo, reply.Other, reply.Thread, reply.Channel).ShouldBe((message.Message, 2, message.Message, message.Channel));
        (edit.Message, edit.TargetSeconds).ShouldBe((message.Message, message.Seconds));
    }

    [Fact]
    public void Whoever_is_banned_does_nothing_any_more()
    {
        var acts = Played(
            new(At, 2, ActKind.Joined),
            new(At.AddMinutes(1), 2, ActKind.Left) { Other = 0, Reason = LeaveReason.Banned },
            new(At.AddMinutes(2), 2, ActKind.Posted) { Text = "Still here." });

        acts.Select(act => act.Kind).ShouldBe([ActKind.Joined, ActKind.Left]);
    }

    [Fact]
    public void A_message_without_echo_stays_alone_and_one_with_echo_does_not()
    {
        var profile = With(
            new(At, 0, ActKind.Posted) { Genre = Genre.Discussion },
            new(At.AddMinutes(1), 0, ActKind.Posted) { Genre = Genre.Discussion, Echo = 8 });

        var acts = Villages.Acts(profile, days: 60).ToList();

        var scripted = acts.Where(act => act.Scripted > 0).Select(act => act.Message).ToList();
        acts.ShouldNotContain(act => act.Channel == 0 && act.ReplyTo == scripted[0]);
        acts.ShouldNotContain(act => act.Channel == 0 && act.Kind == ActKind.Reacted && act.Message == scripted[0]);
        acts.Count(act => act.Channel == 0 && act.ReplyTo == scripted[1]).ShouldBeGreaterThan(2);
    }

    [Fact]
    public void A_scripted_text_is_used_as_it_stands()
    {
        var profile = With(new ScriptedAct(At, 0, ActKind.Posted) { Text = "Exactly {this}." });

        var act = Villages.Acts(profile, days: 60).Single(act => act.Scripted > 0);

        new Phrasebook(profile, 1).Compose(act).ShouldBe("Exactly {this}.");
    }

    private static List<Act> Played(params ScriptedAct[] script) => [.. Villages.Acts(With(script), days: 60).Where(act => act.Scripted > 0)];

    private static CommunityProfile With(params ScriptedAct[] script) =>
        Villages.Ordinary with { Cast = [.. Villages.Ordinary.Cast, new("eve", "Eve")], Script = script };
}
