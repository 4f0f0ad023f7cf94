using FsCheck;
using FsCheck.Fluent;
using Pipeline.Model;

namespace Pipeline.Tests.Model;

/// <summary>Events of every kind, with everything that may be there sometimes there and sometimes not.</summary>
internal static class EventGen
{
    private static readonly Gen<string> Text = Gen.Elements("", "a", "hello world", "\"quoted\\\"", "line\nbreak\u0000", "Zoë 👍🏽", "</script>");
    private static readonly Gen<string> Word = Gen.Elements("7", "-1001", "c/1", "#general", "ü");
    private static readonly Gen<string?> MaybeWord = Gen.OneOf(Gen.Constant<string?>(null), Word.Select(word => (string?)word));
    private static readonly Gen<bool> Flag = Gen.Elements(false, true);
    private static readonly Gen<int> Count = Gen.Elements(0, 1, 2_147_483_647);
    private static readonly Gen<decimal> Amount = Gen.Elements(0m, 0.01m, 12.50m, 1_000_000_000_000m);
    private static readonly Gen<DateTimeOffset> Time = Gen.Elements(
        new DateTimeOffset(2026, 8, 1, 10, 0, 0, TimeSpan.Zero), new(2012, 2, 29, 23, 59, 59, TimeSpan.Zero), new DateTimeOffset(638_000_000_000_000_001, TimeSpan.Zero));

    private static readonly Gen<DateTimeOffset?> MaybeTime = Gen.OneOf(Gen.Constant<DateTimeOffset?>(null), Time.Select(time => (DateTimeOffset?)time));

    // Lists as readers make them, so that what was written can be compared with what was read.
    private static readonly Gen<List<string>> Words = Gen.Elements<List<string>>([], ["a"], ["b", "a", "👍"]);
    private static readonly Gen<List<int>> Numbers = Gen.Elements<List<int>>([], [0], [2, 0, 1]);
    private static readonly Gen<MemberId?> MaybeMember = MaybeWord.Select(word => word is null ? (MemberId?)null : new(word));
    private static readonly Gen<ChannelId> Channel = Word.Select(word => new ChannelId(word));
    private static readonly Gen<MessageId> Message = Word.Select(word => new MessageId(word));

    private static readonly Gen<Person> Person =
        from id in Word
        from names in MaybeWord.Two()
        from bot in Flag
        select new Person(new("m" + id), id, names.Item1, names.Item2, bot);

    private static readonly Gen<MessageContent> Content =
        from text in Text
        from links in Words
        from mentions in Count
        from flags in Flag.Two()
        select new MessageContent(text) { HiddenLinks = links.Count == 0 ? null : links, Mentions = mentions, HasMedia = flags.Item1, IsForwarded = flags.Item2 };

    private static readonly Gen<(DateTimeOffset At, Source Source, ChannelId Channel, MessageId Message, Person Person)> Place =
        from at in Time
        from source in Enum<Source>()
        from channel in Channel
        from message in Message
        from person in Person
        select (at, source, channel, message, person);

    public static Gen<CommunityEvent> Event { get; } = Gen.OneOf(Messages().Concat(Members()).Concat(Others()));

    private static IEnumerable<Gen<CommunityEvent>> Messages() =>
    [
        from it in Place
        from content in Content
        from words in MaybeWord.Two()
        select (CommunityEvent)new MessagePosted
        {
            Id = new("e"), Community = new("c"), Connection = new("n"), Source = it.Source, At = it.At, Channel = it.Channel, Message = it.Message,
            Author = it.Person, Content = content, ReplyTo = words.Item1 is null ? null : new(words.Item1), Thread = words.Item2,
        },
        from it in Place
        from content in Content
        select (CommunityEvent)new MessageEdited
        {
            Id = new("e"), Community = new("c"), Connection = new("n"), Source = it.Source, At = it.At, Channel = it.Channel, Message = it.Message,
            Author = it.Person, Content = content,
        },
        from it in Place
        from doer in MaybeMember
        select (CommunityEvent)new MessageDeleted
        {
            Id = new("e"), Community = new("c"), Connection = new("n"), Source = it.Source, At = it.At, Channel = it.Channel, Message = it.Message, By = doer,
        },
        from it in Place
        from words in Words.Two()
        select (CommunityEvent)new ReactionsChanged
        {
            Id = new("e"), Community = new("c"), Connection = new("n"), Source = it.Source, At = it.At, Channel = it.Channel, Message = it.Message,
            Actor = it.Person, Added = words.Item1, Removed = words.Item2,
        },
        from it in Place
        from total in Count
        select (CommunityEvent)new ReactionTotals
        {
            Id = new("e"), Community = new("c"), Connection = new("n"), Source = it.Source, At = it.At, Channel = it.Channel, Message = it.Message, Total = total,
        },
    ];

    private static IEnumerable<Gen<CommunityEvent>> Members() =>
    [
        from it in Place
        from how in Enum<Attribution>()
        from inviter in MaybeMember
        from invite in MaybeWord
        select (CommunityEvent)new MemberJoined
        {
            Id = new("e"), Community = new("c"), Connection = new("n"), Source = it.Source, At = it.At, Member = it.Person,
            Attribution = how, Inviter = inviter, Invite = invite,
        },
        from it in Place
        from reason in Enum<LeaveReason>()
        from doer in MaybeMember
        select (CommunityEvent)new MemberLeft
        {
            Id = new("e"), Community = new("c"), Connection = new("n"), Source = it.Source, At = it.At, Member = it.Person, Reason = reason, By = doer,
        },
        from it in Place
        from change in Enum<MembershipChange>()
        from until in MaybeTime
        from words in MaybeWord.Two()
        from amount in Amount
        select (CommunityEvent)new MembershipChanged
        {
            Id = new("e"), Community = new("c"), Connection = new("n"), Source = it.Source, At = it.At, Member = it.Person, Change = change,
            Tier = words.Item1, PaidUntil = until, Amount = words.Item2 is null ? null : amount, Currency = words.Item2,
        },
        from it in Place
        from staff in Flag
        from roles in Words
        select (CommunityEvent)new MemberRoleChanged
        {
            Id = new("e"), Community = new("c"), Connection = new("n"), Source = it.Source, At = it.At, Member = it.Person, IsStaff = staff, Roles = roles,
        },
        from it in Place
        from reported in MaybeMember
        from flags in Flag.Two()
        select (CommunityEvent)new MemberReported
        {
            Id = new("e"), Community = new("c"), Connection = new("n"), Source = it.Source, At = it.At, Reporter = it.Person, Reported = reported,
            Channel = flags.Item1 ? it.Channel : null, Message = flags.Item2 ? it.Message : null,
        },
    ];

    private static IEnumerable<Gen<CommunityEvent>> Others() =>
    [
        from it in Place
        from invite in Word
        select (CommunityEvent)new InviteCreated
        {
            Id = new("e"), Community = new("c"), Connection = new("n"), Source = it.Source, At = it.At, Creator = it.Person, Invite = invite,
        },
        from it in Place
        from poll in Word
        from options in Numbers
        select (CommunityEvent)new PollAnswered
        {
            Id = new("e"), Community = new("c"), Connection = new("n"), Source = it.Source, At = it.At, Member = it.Person, Poll = poll, Options = options,
        },
        from it in Place
        from somewhere in Flag
        select (CommunityEvent)new VoiceJoined
        {
            Id = new("e"), Community = new("c"), Connection = new("n"), Source = it.Source, At = it.At, Member = it.Person, Channel = somewhere ? it.Channel : null,
        },
        from it in Place
        from to in Channel
        select (CommunityEvent)new ChannelMigrated
        {
            Id = new("e"), Community = new("c"), Connection = new("n"), Source = it.Source, At = it.At, From = it.Channel, To = to,
        },
        from it in Place
        from status in Enum<ConversionStatus>()
        from words in MaybeWord.Three()
        from subIds in Words
        from payout in Amount
        select (CommunityEvent)new Conversion
        {
            Id = new("e"), Community = new("c"), Connection = new("n"), Source = it.Source, At = it.At, Transaction = "t", Status = status,
            ClickId = words.Item1, Goal = words.Item2, Currency = words.Item3, SubIds = subIds, Payout = payout,
        },
    ];

    private static Gen<T> Enum<T>() where T : struct, System.Enum => Gen.Elements(System.Enum.GetValues<T>());
}
