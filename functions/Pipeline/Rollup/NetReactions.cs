using System.Runtime.InteropServices;
using Pipeline.Model;

namespace Pipeline.Rollup;

/// <summary>A reaction that stood when the day ended, and when it was added last.</summary>
internal readonly record struct StandingReaction(ChannelId? Channel, MessageId? Message, string Emoji, long At);

/// <summary>
/// What one account's reactions of a day come to: a reaction is there or not, however often it was reported; one that was taken back on
/// the same day never was.
/// </summary>
internal sealed class NetReactions
{
    private readonly Dictionary<(ChannelId?, MessageId?, string), (int Net, long LastAdded)> _reactions = [];
    private readonly List<StandingReaction> _standing = [];

    /// <summary>Those of the account that was read last.</summary>
    public ReadOnlySpan<StandingReaction> Standing => CollectionsMarshal.AsSpan(_standing);

    public void Read(ReadOnlySpan<ActivityFact> facts)
    {
        _reactions.Clear();
        _standing.Clear();
        foreach (var fact in facts)
        {
            if (fact.Kind == ActivityKind.Reaction)
                Net(fact, fact.At.UtcTicks);
        }

        foreach (var ((channel, message, emoji), (net, lastAdded)) in _reactions)
        {
            if (net > 0)
                _standing.Add(new(channel, message, emoji, lastAdded));
        }
    }

    private void Net(ActivityFact fact, long at)
    {
        foreach (var emoji in fact.Added ?? [])
        {
            ref var reaction = ref CollectionsMarshal.GetValueRefOrAddDefault(_reactions, (fact.Channel, fact.Message, emoji), out _);
            reaction = (reaction.Net + 1, Math.Max(reaction.LastAdded, at));
        }

        foreach (var emoji in fact.Removed ?? [])
            CollectionsMarshal.GetValueRefOrAddDefault(_reactions, (fact.Channel, fact.Message, emoji), out _).Net--;
    }
}
