using System.Text.RegularExpressions;
using Pipeline.Model;
using EventId = Pipeline.Model.EventId;

namespace Pipeline.Local.Scenarios;

/// <summary>A scenario as the events that a platform would have sent, in the order of time.</summary>
internal sealed partial class ScenarioEvents(CommunityId community, MemberKey key)
{
    private const string StaffPrefix = "staff_";

    // Noon of a Wednesday, UTC, so that no story begins at the edge of a day or a month.
    private static readonly DateTimeOffset Begin = new(2026, 3, 11, 12, 0, 0, TimeSpan.Zero);
    private static readonly ConnectionId Connection = new("scenario");

    public static bool IsStaff(string member) => member.StartsWith(StaffPrefix, StringComparison.Ordinal);

    public MemberId Id(string member) => key.Of(Source.Internal, member);

    public IReadOnlyList<CommunityEvent> Of(Scenario scenario) =>
        [.. Joins(scenario.Events).Concat(scenario.Events.Select((_, index) => Told(scenario.Events, index))).OrderBy(told => told.At)];

    // A member joins once; what several events say of it is true of the earliest.
    private IEnumerable<CommunityEvent> Joins(IReadOnlyList<ScenarioEvent> events) =>
        events.GroupBy(one => one.Member).Select(own => new MemberJoined
        {
            Id = EventId.Of(Connection, $"{community} join {own.Key}"),
            Community = community,
            Connection = Connection,
            Source = Source.Internal,
            At = Begin.AddSeconds(own.Min(one => one.At - one.JoinedSecondsAgo)),
            Member = PersonOf(own.Key),
        });

    private CommunityEvent Told(IReadOnlyList<ScenarioEvent> events, int index)
    {
        var one = events[index];
        return one.EditOf is { } edited ? Edit(one, index, IndexOf(events, one.Member, edited)) : Post(one, index);
    }

    private MessagePosted Post(ScenarioEvent one, int index) => new()
    {
        Id = EventId.Of(Connection, $"{community} event {index}"),
        Community = community,
        Connection = Connection,
        Source = Source.Internal,
        At = Begin.AddSeconds(one.At),
        Channel = new(one.Channel),
        Message = new($"{index}"),
        Author = PersonOf(one.Member),
        Content = ContentOf(one),
    };

    private MessageEdited Edit(ScenarioEvent one, int index, (int Index, string Channel) message) => new()
    {
        Id = EventId.Of(Connection, $"{community} event {index}"),
        Community = community,
        Connection = Connection,
        Source = Source.Internal,
        At = Begin.AddSeconds(one.At),
        Channel = new(message.Channel),
        Message = new($"{message.Index}"),
        Author = PersonOf(one.Member),
        Content = ContentOf(one),
    };

    private static (int Index, string Channel) IndexOf(IReadOnlyList<ScenarioEvent> events, string member, double at)
    {
        var index = events.Count - 1;
        while (events[index].Member != member || events[index].At != at || events[index].EditOf is not null)
            index--;
        return (index, events[index].Channel);
    }

    private Person PersonOf(string member) => new(Id(member), member, member, member);

    private static MessageContent ContentOf(ScenarioEvent one) => new(one.Text)
    {
        Mentions = Mention().Matches(one.Text).Select(mention => mention.Value).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
        HasMedia = one.Media,
        IsForwarded = one.Forwarded,
    };

    [GeneratedRegex(@"(?<![\w@./])@\w{2,}")]
    private static partial Regex Mention();
}
