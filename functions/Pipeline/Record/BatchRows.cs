using Pipeline.Classify;
using Pipeline.Identity;
using Pipeline.Model;
using Pipeline.Moderate;
using Pipeline.Moderate.SecondOpinion;
using Pipeline.Text;

namespace Pipeline.Record;

/// <summary>The rows that events of one community come to. Pure: what is stored already is joined by the store.</summary>
internal sealed class BatchRows(Community community, LinkCodes codes, IReadOnlyDictionary<EventId, Opinion> opinions)
{
    private readonly TimeZoneInfo _zone = community.Zone;

    public List<MessageState> Messages { get; } = [];

    /// <summary>What the posted messages were written with, by message: goes into the message's fact.</summary>
    public Dictionary<(ChannelId, MessageId), TextSignals> Posted { get; } = [];

    /// <summary>Facts that are complete by themselves.</summary>
    public List<ActivityFact> Facts { get; } = [];

    public List<MemberState> Members { get; } = [];

    public List<Invite> Invites { get; } = [];

    public List<Membership> Memberships { get; } = [];

    public List<ConversionState> Conversions { get; } = [];

    public List<MemberReport> Reports { get; } = [];

    public List<RedeemedCode> LinkCodes { get; } = [];

    /// <summary>Days whose numbers change though no fact of theirs does.</summary>
    public HashSet<DateOnly> OtherDays { get; } = [];

    public void Add(CommunityEvent communityEvent)
    {
        switch (communityEvent)
        {
            case MessagePosted posted:
                AddPosted(posted);
                break;
            case MessageEdited edited:
                AddEdited(edited);
                break;
            case MessageDeleted deleted:
                Messages.Add(MessageRows.Of(deleted));
                break;
            case ReactionsChanged { Actor: var actor }:
                AddFact(communityEvent, actor);
                break;
            case ReactionTotals totals:
                Facts.Add(FactRows.Of(totals, DayOf(totals)));
                break;
            case MemberJoined joined:
                AddFact(joined, joined.Member);
                Members.Add(MemberRows.Joined(joined));
                break;
            case MemberLeft { Member: var left }:
                AddFact(communityEvent, left);
                break;
            case PollAnswered { Member: var answering }:
                AddFact(communityEvent, answering);
                break;
            case VoiceJoined { Member: var speaking }:
                AddFact(communityEvent, speaking);
                break;
            default:
                AddOther(communityEvent);
                break;
        }
    }

    private void AddOther(CommunityEvent communityEvent)
    {
        switch (communityEvent)
        {
            case MemberRoleChanged role:
                Members.Add(MemberRows.RoleChanged(role));
                OtherDays.Add(DayOf(role));
                break;
            case MembershipChanged change:
                Members.Add(MemberRows.Seen(change, change.Member));
                Memberships.Add(OtherRows.Of(change));
                break;
            case MemberReported report:
                Members.Add(MemberRows.Seen(report, report.Reporter));
                Reports.Add(OtherRows.Of(report));
                break;
            case InviteCreated invite:
                Members.Add(MemberRows.Seen(invite, invite.Creator));
                Invites.Add(OtherRows.Of(invite));
                break;
            case Conversion conversion:
                Conversions.Add(OtherRows.Of(conversion));
                break;
            case ChannelMigrated:
                // Ingestion keeps the new id before it answers; messages of the old and the new channel are apart on the platform, too.
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(communityEvent), communityEvent.GetType().Name, "The family of events has a member that nothing records.");
        }
    }

    private void AddPosted(MessagePosted posted)
    {
        var scores = TextScorer.Default.Score(posted.Content.Text);
        Messages.Add(MessageRows.Of(posted, LabelText.Of(scores)));
        var signals = Posted[(posted.Channel, posted.Message)] = ReadSignals.Of(posted.Content, posted.Author, community.Rules, scores, opinions.GetValueOrDefault(posted.Id));
        Members.Add(MemberRows.Wrote(posted, posted.Author, posted.Channel, posted.Message, signals));
        if (codes.Sent(posted) is { } redeemed)
            LinkCodes.Add(redeemed);
    }

    private void AddEdited(MessageEdited edited)
    {
        var scores = TextScorer.Default.Score(edited.Content.Text);
        Messages.Add(MessageRows.Of(edited, LabelText.Of(scores)));
        var signals = ReadSignals.Of(edited.Content, edited.Author, community.Rules, scores, opinions.GetValueOrDefault(edited.Id));
        Facts.Add(FactRows.Of(edited, DayOf(edited), signals));
        Members.Add(MemberRows.Wrote(edited, edited.Author, edited.Channel, edited.Message, signals));
    }

    private void AddFact(CommunityEvent communityEvent, Person person)
    {
        Facts.Add(FactRows.Of(communityEvent, person.Id, DayOf(communityEvent)));
        Members.Add(MemberRows.Seen(communityEvent, person));
    }

    private DateOnly DayOf(CommunityEvent communityEvent) => CommunityDay.Of(communityEvent.At, _zone);
}
