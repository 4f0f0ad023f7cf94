using Pipeline.Rollup.Interactions;
using Pipeline.Text;

namespace Pipeline.Rollup.Lists;

/// <summary>
/// Members' guides and tips of the last quarter by how many other members answered or reacted within a week, shrunk towards the
/// community's own mean: so a lucky first reaction does not beat what many found good, and what is a day old is not held to a week's count.
/// </summary>
internal sealed class WorthPinning
{
    private const int Days = 90;

    // Two people at least: one may be a friend.
    private const int MinPeople = 2;

    // How many items of the mean are laid beside each item's own.
    private const double Prior = 1;
    private const int MostBehind = 3;
    private const string Name = "quality";
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private readonly ListInput _input;
    private readonly Dictionary<int, Dictionary<int, Trace>> _people = [];

    private WorthPinning(ListInput input) => _input = input;

    /// <summary>The best first.</summary>
    public static IEnumerable<Draft> Of(ListInput input)
    {
        var pinning = new WorthPinning(input);
        pinning.FindItems();
        pinning.CountPeople();
        return pinning.Drafts();
    }

    private void FindItems()
    {
        var messages = _input.Interactions.Messages;
        for (var i = messages.Length - 1; i >= 0 && messages[i].Day > _input.Lives.LastDay - Days; i--)
        {
            if (messages[i] is { Content: ContentKind.Guide or ContentKind.Tip, IsByStaff: false })
                _people[i] = [];
        }
    }

    private void CountPeople()
    {
        foreach (ref readonly var message in _input.Interactions.Messages)
        {
            if (!message.IsByStaff && _input.Interactions.IsToAnother(message))
                Count(message.Target, message.At, Trace.Of(message));
        }

        foreach (ref readonly var reaction in _input.Interactions.Reactions)
        {
            if (!reaction.IsByStaff && _input.Interactions.IsToAnother(reaction))
                Count(reaction.Target, reaction.At, Trace.Of(reaction, _input.Interactions.Messages[reaction.Target]));
        }
    }

    private void Count(int item, long at, Trace trace)
    {
        if (_people.TryGetValue(item, out var people) && at - _input.Interactions.Messages[item].At < Week.Ticks)
            people.TryAdd(trace.Member, trace);
    }

    private IEnumerable<Draft> Drafts()
    {
        var weeks = _people.Keys.ToDictionary(item => item, item => Weeks(_input.Interactions.Messages[item]));
        var mean = weeks.Values.Sum() is > 0 and var all ? _people.Values.Sum(people => people.Count) / all : 0;
        return _people
            .Where(item => item.Value.Count >= MinPeople)
            .Select(item => (Item: item.Key, People: item.Value, Quality: (item.Value.Count + (Prior * mean)) / (weeks[item.Key] + Prior)))
            .Where(item => item.Quality >= mean)
            .OrderByDescending(item => item.Quality).ThenByDescending(item => item.Item)
            .Select(item => Draft(_input.Interactions.Messages[item.Item], item.People, item.Quality));
    }

    // Of the week that an item is given, what is over.
    private double Weeks(in PostedMessage item) => Math.Min(1, Math.Max(0, _input.End - item.At) / (double)Week.Ticks);

    private static Draft Draft(in PostedMessage item, Dictionary<int, Trace> people, double quality) => new(
        item.Author,
        [
            new(
                Name, $"{(item.Content == ContentKind.Guide ? "A guide" : "A tip")} that {people.Count} other members answered or reacted to within a week",
                [.. people.Values.OrderByDescending(trace => trace.At).ThenBy(trace => trace.Member).Take(MostBehind)]),
        ])
    { Score = quality, About = Trace.Of(item) };
}
