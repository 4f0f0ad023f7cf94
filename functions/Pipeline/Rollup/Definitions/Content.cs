using Pipeline.Rollup.Interactions;

namespace Pipeline.Rollup.Definitions;

/// <summary>What members make (guides, tips, feedback, discussions), and how much others answer and react to it within seven days.</summary>
internal sealed class Content
{
    public static readonly TimeSpan Window = TimeSpan.FromDays(7);

    private readonly WindowedCounts _items;
    private readonly WindowedCounts _posts;

    public Content(CommunityHistory history, CommunityInteractions interactions)
    {
        _items = new(history, Window, amounts: 1);
        _posts = new(history, Window, amounts: 1);
        var messages = interactions.Messages;
        var responses = Responses(interactions);
        for (var i = 0; i < messages.Length; i++)
        {
            ref readonly var message = ref messages[i];
            if (message.IsByStaff)
                continue;

            _posts.Add(Trace.Of(message), responses[i]);
            if (Participation.IsContent(message.Content))
                _items.Add(Trace.Of(message), responses[i]);
        }
    }

    public WindowedCount Items => _items.Things;

    public WindowedCount ItemResponses => _items.Amount(0);

    public WindowedCount Posts => _posts.Things;

    public WindowedCount PostResponses => _posts.Amount(0);

    // By message.
    private static int[] Responses(CommunityInteractions interactions)
    {
        var messages = interactions.Messages;
        var responses = new int[messages.Length];
        foreach (ref readonly var message in messages)
        {
            if (interactions.IsToAnother(message) && message.At - messages[message.Target].At < Window.Ticks)
                responses[message.Target]++;
        }

        foreach (ref readonly var reaction in interactions.Reactions)
        {
            if (interactions.IsToAnother(reaction) && reaction.At - messages[reaction.Target].At < Window.Ticks)
                responses[reaction.Target]++;
        }

        return responses;
    }
}
