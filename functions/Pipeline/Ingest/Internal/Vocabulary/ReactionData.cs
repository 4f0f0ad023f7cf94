using Pipeline.Model;

namespace Pipeline.Ingest.Internal.Vocabulary;

/// <summary><c>reaction.added</c> and <c>reaction.removed</c>: one reaction, an emoji or the platform's name for it.</summary>
internal sealed record ReactionData(string? Channel, string? Message, PersonData? Actor, string? Reaction) : IEventData
{
    private const int MaxReactionLength = 64;

    public CommunityEvent ToEvent(EventHead head, EventFields fields)
    {
        string[] reaction = [fields.Id(Reaction, "data.reaction", MaxReactionLength)];
        var isAdded = head.Type == EventVocabulary.ReactionAdded;
        return new ReactionsChanged
        {
            Id = head.Id,
            Community = head.Community,
            Connection = head.Connection,
            Source = Source.Internal,
            At = head.At,
            Channel = fields.Channel(Channel),
            Message = fields.Message(Message),
            Actor = fields.Person(Actor, "data.actor"),
            Added = isAdded ? reaction : [],
            Removed = isAdded ? [] : reaction,
        };
    }
}

/// <summary><c>reactions.totals</c>: how many anonymous reactions a message has now.</summary>
internal sealed record ReactionTotalsData(string? Channel, string? Message, int? Total) : IEventData
{
    public CommunityEvent ToEvent(EventHead head, EventFields fields) => new ReactionTotals
    {
        Id = head.Id,
        Community = head.Community,
        Connection = head.Connection,
        Source = Source.Internal,
        At = head.At,
        Channel = fields.Channel(Channel),
        Message = fields.Message(Message),
        Total = fields.Count(Total, "data.total"),
    };
}
