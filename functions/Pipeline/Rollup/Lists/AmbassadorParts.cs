namespace Pipeline.Rollup.Lists;

/// <summary>
/// What one member did for others within the window, each thing with what shows it. People are counted, not acts: a second answer to the
/// same person, or a tenth reaction from the same friend, adds nothing or next to nothing.
/// </summary>
internal sealed class AmbassadorParts
{
    private readonly Dictionary<int, List<Trace>> _reactions = [];
    private readonly Dictionary<int, Trace> _helped = [];
    private readonly Dictionary<int, Trace> _brought = [];
    private readonly Dictionary<int, Trace> _met = [];
    private readonly Dictionary<int, Trace> _weeks = [];

    /// <summary>Whose question the member answered.</summary>
    public IReadOnlyCollection<Trace> Helped => _helped.Values;

    /// <summary>Whom the member brought, and who came to life.</summary>
    public IReadOnlyCollection<Trace> Brought => _brought.Values;

    /// <summary>Whom the member answered or reacted to, or the other way round.</summary>
    public IReadOnlyCollection<Trace> Met => _met.Values;

    public IReadOnlyCollection<Trace> Weeks => _weeks.Values;

    public IEnumerable<Trace> Reactions => _reactions.Values.SelectMany(one => one);

    public int ReactionCount => _reactions.Values.Sum(one => one.Count);

    public int ReactorCount => _reactions.Count;

    /// <summary>The j-th reaction from the same person weighs 2^−(j−1).</summary>
    public double Valued => _reactions.Values.Sum(one => 2 - Math.Pow(2, 1 - one.Count));

    public bool HasWon { get; set; }

    public void Help(int asker, Trace answer) => Keep(_helped, asker, answer);

    public void Bring(int newcomer, Trace joining) => Keep(_brought, newcomer, joining);

    public void Meet(int other, Trace what) => Keep(_met, other, what);

    public void BeThere(int week, Trace activity) => _weeks.TryAdd(week, activity);

    public void Value(int reactor, Trace reaction)
    {
        if (!_reactions.TryGetValue(reactor, out var reactions))
            _reactions[reactor] = reactions = [];
        reactions.Add(reaction);
    }

    // The newest is the easiest to look up.
    private static void Keep(Dictionary<int, Trace> known, int other, Trace trace)
    {
        if (!known.TryGetValue(other, out var standing) || standing.At < trace.At)
            known[other] = trace;
    }
}
