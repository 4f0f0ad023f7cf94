using Pipeline.Local.Demo;
using Pipeline.Local.Simulation;
using Pipeline.Model;

namespace Pipeline.Tests.Local.Demo;

/// <summary>Every act of half a year, told in the words of its source and read by the product, says what the act says.</summary>
public sealed class MessengerTests
{
    public static TheoryData<string> Names => Plays.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_told_and_read_again_is_what_was_done(string name)
    {
        var community = DemoCommunities.All.Single(one => one.Id.Value == name);
        var showing = new Showing(community, community.LastDay(Plays.Now), seed: 1);
        var deliveries = new List<DemoDelivery>();
        var seen = new HashSet<(Source, ActKind)>();
        foreach (var act in showing.Acts())
        {
            deliveries.Clear();
            showing.MessengerFor(act).Tell(act, deliveries);
            var events = Plays.Read(deliveries);
            var said = new Said(showing.ConnectionFor(act).Source, showing.MessengerFor(act));

            events.Count.ShouldBe(said.IsTold(act) ? 1 : 0);
            foreach (var happened in events)
            {
                (happened.At, happened.Community, happened.Connection).ShouldBe((act.At, community.Id, showing.ConnectionFor(act).Id));
                said.Agrees(act, happened).ShouldBeTrue($"{act} was read as {Plays.Json(happened)}");
                seen.Add((happened.Source, act.Kind));
            }
        }

        seen.Count.ShouldBeGreaterThan(16);
    }

    private sealed record Said(Source Source, Messenger Messenger)
    {
        private bool IsTelegram => Source == Source.Telegram;

        public bool IsTold(Act act) => act.Kind switch
        {
            ActKind.Deleted or ActKind.InviteMade or ActKind.Reported => !IsTelegram,
            ActKind.PollOpened or ActKind.BotSet => false,
            _ => true,
        };

        public bool Agrees(Act act, CommunityEvent happened) => (act.Kind, happened) switch
        {
            (ActKind.Posted, MessagePosted posted) => Is(act, posted.Channel, posted.Message)
                && (posted.Author.IsBot || posted.Author.Id == Member(act.Member))
                && posted.ReplyTo == (act.ReplyTo > 0 ? Message(act.ReplyTo) : null)
                && posted.Thread == (act.Thread > 0 ? Message(act.Thread)!.Value.Value : null),
            (ActKind.Edited, MessageEdited edited) => Is(act, edited.Channel, edited.Message) && edited.Author.Id == Member(act.Member),
            (ActKind.Deleted, MessageDeleted deleted) => Is(act, deleted.Channel, deleted.Message) && deleted.By == Member(act.Member),
            (ActKind.Reacted, ReactionsChanged change) => IsReaction(act, change, change.Added, change.Removed),
            (ActKind.TookBack, ReactionsChanged change) => IsReaction(act, change, change.Removed, change.Added),
            (ActKind.Counted, ReactionTotals totals) => Is(act, totals.Channel, totals.Message) && totals.Total == act.Amount,
            (ActKind.Joined, MemberJoined joined) => joined.Member.Id == Member(act.Member) && joined.Inviter == Other(act)
                && joined.Attribution == act.Attribution,
            (ActKind.Left, MemberLeft left) => left.Member.Id == Member(act.Member) && left.By == Other(act) && left.Reason == act.Reason,
            (ActKind.RoleChanged, MemberRoleChanged changed) => changed.Member.Id == Member(act.Member) && changed.IsStaff,
            (ActKind.InviteMade, InviteCreated made) => made.Creator.Id == Member(act.Member),
            (ActKind.PollAnswered, PollAnswered answer) => answer.Member.Id == Member(act.Member)
                && answer.Options.SequenceEqual(act.Choice == Act.NoOption ? [] : [act.Choice]),
            (ActKind.Reported, MemberReported report) => report.Reporter.Id == Member(act.Member) && report.Reported == Other(act)
                && Is(act, report.Channel!.Value, report.Message!.Value),
            (ActKind.Converted, Conversion sale) => sale.Status == act.Status && sale.Payout * 100 == act.Amount,
            _ => false,
        };

        private bool IsReaction(Act act, ReactionsChanged change, IReadOnlyList<string> done, IReadOnlyList<string> notDone) =>
            Is(act, change.Channel, change.Message) && change.Actor.Id == Member(act.Member)
            && done.SequenceEqual([Emojis.All[act.Choice]]) && notDone.Count == 0;

        private bool Is(Act act, ChannelId channel, MessageId message) => channel == Messenger.ChannelOf(act) && message == Message(act.Message);

        private MessageId? Message(long number) => new(IsTelegram ? $"{number}" : $"m-{number}");

        private MemberId Member(int person) => Plays.Key.Of(Source, Messenger.PlatformIdOf(person));

        private MemberId? Other(Act act) => act.Other < 0 ? null : Member(act.Other);
    }
}
