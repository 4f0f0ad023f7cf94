using System.Runtime.InteropServices;
using Pipeline.Model;

namespace Pipeline.Rollup.Interactions;

/// <summary>
/// Who answered, reacted to and brought whom in a community, in memory: what the definitions of activation, answers, inequality, word of
/// mouth and staff's share are pure functions of, beside <see cref="CommunityHistory"/>, whose days and members' numbers these are.
/// </summary>
/// <remarks>
/// How a definition uses it: walk through <see cref="Messages"/>, <see cref="Reactions"/>, <see cref="Joins"/> and <see cref="Leaves"/>,
/// each in the order of time, and count by <c>Day</c>; look at who was answered with <c>Messages[message.Target].Author</c>, where
/// <c>Target</c> is not -1. An answer or a reaction counts for somebody only if it is by another person: <see cref="IsToAnother(in PostedMessage)"/>.
/// Targets are looked up when the sheets are read, so a reply that came before its question finds it, and what was said to a message that
/// was withdrawn is said to nobody. All people are here but bots; staff are marked, as of the end of each day, and most definitions leave
/// them out. Members are persons: linked accounts are one.
/// </remarks>
internal sealed class CommunityInteractions
{
    private readonly List<PostedMessage> _messages;
    private readonly List<GivenReaction> _reactions;
    private readonly List<Joining> _joins;
    private readonly List<Leaving> _leaves;

    internal CommunityInteractions(List<PostedMessage> messages, List<GivenReaction> reactions, List<Joining> joins, List<Leaving> leaves) =>
        (_messages, _reactions, _joins, _leaves) = (messages, reactions, joins, leaves);

    public ReadOnlySpan<PostedMessage> Messages => CollectionsMarshal.AsSpan(_messages);

    public ReadOnlySpan<GivenReaction> Reactions => CollectionsMarshal.AsSpan(_reactions);

    public ReadOnlySpan<Joining> Joins => CollectionsMarshal.AsSpan(_joins);

    public ReadOnlySpan<Leaving> Leaves => CollectionsMarshal.AsSpan(_leaves);

    /// <param name="sheets">Of interactions, in the order of their days and parts; those of days that the history does not have are left out.</param>
    public static CommunityInteractions Of(IEnumerable<DaySheet> sheets, CommunityHistory history)
    {
        var builder = new InteractionsBuilder(history);
        foreach (var parts in sheets.GroupBy(sheet => sheet.Day))
        {
            if (parts.Key.DayNumber - history.FirstDay.DayNumber is var day and >= 0 && day < history.DayCount)
                builder.Add(day, parts);
        }

        return builder.Build();
    }

    /// <summary>Whether the message answers one of another person's.</summary>
    public bool IsToAnother(in PostedMessage message) => message.Target >= 0 && _messages[message.Target].Author != message.Author;

    /// <summary>Whether the reaction is to a message of another person's.</summary>
    public bool IsToAnother(in GivenReaction reaction) => reaction.Target >= 0 && _messages[reaction.Target].Author != reaction.Member;

    /// <summary>What happened on one platform.</summary>
    public CommunityInteractions On(Source platform)
    {
        var (places, messages) = (new int[_messages.Count], new List<PostedMessage>());
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = _messages[i].Source == platform ? messages.Count : -1;
            if (places[i] >= 0)
                messages.Add(_messages[i]);
        }

        // Targets may come later than what points to them.
        var own = CollectionsMarshal.AsSpan(messages);
        for (var i = 0; i < own.Length; i++)
            own[i] = own[i] with { Target = own[i].Target < 0 ? -1 : places[own[i].Target] };
        return new(
            messages,
            [
                .. _reactions.Where(reaction => reaction.Source == platform)
                    .Select(reaction => reaction with { Target = reaction.Target < 0 ? -1 : places[reaction.Target] }),
            ],
            _joins.FindAll(joining => joining.Source == platform),
            _leaves.FindAll(leaving => leaving.Source == platform));
    }
}
