using Pipeline.Model;
using Pipeline.Rollup.Definitions;
using Pipeline.Rollup.Interactions;

namespace Pipeline.Rollup.Lists;

/// <summary>All that the lists of a community are functions of.</summary>
internal sealed class ListInput
{
    private readonly Newcomer[] _newcomers;

    /// <param name="strikes">All that are kept of the community.</param>
    /// <param name="recognitions">Of the same.</param>
    public ListInput(CommunityHistory history, CommunityInteractions interactions, IEnumerable<Strike> strikes, IReadOnlyList<Recognition> recognitions)
    {
        (History, Interactions, Recognitions) = (history, interactions, recognitions);
        Lives = MemberLives.Of(history);
        _newcomers = Definitions.Newcomers.Of(history, interactions).ToArray();
        var end = new DateTimeOffset(history.EndOf(Lives.LastDay), TimeSpan.Zero);
        Broke = strikes.Where(strike => strike.OverturnedAt is null && strike.At >= end.AddDays(-MemberLives.Window) && strike.At < end)
            .Select(strike => history.Members.Of(strike.Member)).ToHashSet();
        Thanked = recognitions.Where(one => one.At >= end.AddDays(-Recognition.RestDays) && one.At < end)
            .Select(one => history.Members.Of(one.Member)).ToHashSet();
    }

    public CommunityHistory History { get; }

    public CommunityInteractions Interactions { get; }

    public MemberLives Lives { get; }

    public ReadOnlySpan<Newcomer> Newcomers => _newcomers;

    public IReadOnlyList<Recognition> Recognitions { get; }

    /// <summary>Who broke a rule within half a year, and it stands.</summary>
    public IReadOnlySet<int> Broke { get; }

    /// <summary>Who was recognised of late: comes after equals.</summary>
    public IReadOnlySet<int> Thanked { get; }

    /// <summary>Where the history ends, in UTC ticks.</summary>
    public long End => History.EndOf(Lives.LastDay);
}
