using Pipeline.Model;

namespace Pipeline.Rollup.Lists;

/// <summary>All lists of a community, each cut to the places that it has.</summary>
internal static class CommunityLists
{
    /// <summary>How many places a list has. All of them and their heads must stay within the 100 rows that are written at once.</summary>
    public static int Places(ListName list) => list switch
    {
        ListName.Ambassadors or ListName.Pins => 10,
        _ => 20,
    };

    /// <summary>Of a community in which nothing happened yet.</summary>
    public static IReadOnlyList<DraftList> Empty { get; } = [.. Enum.GetValues<ListName>().Select(list => new DraftList(list, 0, []))];

    public static IReadOnlyList<DraftList> Of(ListInput input) =>
    [
        Cut(ListName.Ambassadors, Ambassadors.Of(input)),
        Cut(ListName.Greet, GreetToday.Of(input)),
        Cut(ListName.Leaving, AboutToLeave.Of(input)),
        Cut(ListName.Pins, WorthPinning.Of(input)),
        Cut(ListName.Questions, QuestionsWaiting.Of(input)),
    ];

    private static DraftList Cut(ListName list, IEnumerable<Draft> drafts)
    {
        var all = drafts.ToList();
        return new(list, all.Count, [.. all.Take(Places(list))]);
    }
}
