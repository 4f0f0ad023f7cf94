using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Record;

/// <summary>What an event says about a message, and the fact that all that was said comes to.</summary>
internal static class MessageRows
{
    public static MessageState Of(MessagePosted posted, ContentLabel label) => new()
    {
        Community = posted.Community,
        Channel = posted.Channel,
        Message = posted.Message,
        Source = posted.Source,
        Event = posted.Id,
        Author = posted.Author.Id,
        PostedAt = posted.At,
        ReplyTo = posted.ReplyTo,
        Thread = posted.Thread,
        TextAt = posted.At,
        Content = label.Kind,
        Recommends = label.Recommends,
    };

    public static MessageState Of(MessageEdited edited, ContentLabel label) => new()
    {
        Community = edited.Community,
        Channel = edited.Channel,
        Message = edited.Message,
        Source = edited.Source,
        Author = edited.Author.Id,
        TextAt = edited.At,
        Content = label.Kind,
        Recommends = label.Recommends,
    };

    public static MessageState Of(MessageDeleted deleted) => new()
    {
        Community = deleted.Community,
        Channel = deleted.Channel,
        Message = deleted.Message,
        Source = deleted.Source,
        DeletedAt = deleted.At,
    };

    /// <summary>The message's fact; null while nobody has told who posted it and when.</summary>
    /// <param name="signals">What it was posted with, for whoever knows it.</param>
    public static ActivityFact? Fact(MessageState state, TextSignals? signals, TimeZoneInfo zone)
    {
        if (state is not { Event: { } posted, Author: { } author, PostedAt: { } at })
            return null;

        return new()
        {
            Community = state.Community,
            Day = CommunityDay.Of(at, zone),
            Member = author,
            At = at,
            Event = posted,
            Source = state.Source,
            Kind = ActivityKind.Message,
            Channel = state.Channel,
            Message = state.Message,
            ReplyTo = state.ReplyTo,
            Thread = state.Thread,
            Signals = signals,
            TextAt = state.TextAt,
            Content = state.Content,
            Recommends = state.Recommends,
            DeletedAt = state.DeletedAt,
            RemovedAt = state.RemovedAt,
            RestoredAt = state.RestoredAt,
        };
    }
}
