using System.Globalization;
using Pipeline.Model;
using Pipeline.Rollup.Lists;

namespace Pipeline.Tests.Rollup;

/// <summary>The lists that a history comes to, by the members' names.</summary>
internal sealed class Listed(Told told, IReadOnlyList<Strike> strikes, IReadOnlyList<Recognition> recognitions)
{
    private readonly IReadOnlyList<DraftList> _lists = CommunityLists.Of(new(told.History, told.Interactions, strikes, recognitions));

    /// <summary>Who is on the list, in its order.</summary>
    public IReadOnlyList<string> Names(ListName list) => [.. Drafts(list).Select(draft => told.Names[draft.Member])];

    public IReadOnlyList<string> Ambassadors => Names(ListName.Ambassadors);

    public IReadOnlyList<Draft> Drafts(ListName list) => _lists.Single(one => one.Name == list).Drafts;

    public int Total(ListName list) => _lists.Single(one => one.Name == list).Total;

    public Draft Ambassador(string who) => Drafts(ListName.Ambassadors).Single(draft => told.Names[draft.Member] == who);

    public double? Score(string who) => Drafts(ListName.Ambassadors).SingleOrDefault(draft => told.Names[draft.Member] == who)?.Score;

    public double Points(string who, string part) => Math.Round(Ambassador(who).Reasons.Single(reason => reason.Name == part).Points!.Value, 2);

    /// <summary>Each entry: who, and the first reason's words.</summary>
    public IReadOnlyList<string> Lines(ListName list) =>
        [.. Drafts(list).Select(draft => $"{told.Names[draft.Member]}: {draft.Reasons[0].Says}")];

    /// <summary>Scores by name.</summary>
    public IReadOnlyList<string> Scores() =>
        [.. Drafts(ListName.Ambassadors).Select(draft => string.Create(CultureInfo.InvariantCulture, $"{told.Names[draft.Member]} {draft.Score:0.000}"))];
}
