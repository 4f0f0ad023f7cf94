namespace Pipeline.Local.Simulation;

/// <summary>People to choose from by weight. Filled once a day, asked for every act.</summary>
internal sealed class PeopleByWeight
{
    private readonly List<int> _people = [];
    private readonly List<double> _upTo = [];

    public double Total => _upTo.Count == 0 ? 0 : _upTo[^1];

    public void Clear()
    {
        _people.Clear();
        _upTo.Clear();
    }

    public void Add(int person, double weight)
    {
        if (weight <= 0)
            return;

        _upTo.Add(Total + weight);
        _people.Add(person);
    }

    /// <summary>Somebody other than <paramref name="author"/>; <see cref="Act.Nobody"/> where a few tries find none.</summary>
    public int Pick(Dice dice, int author)
    {
        for (var tries = 0; tries < 4 && _people.Count > 0; tries++)
        {
            var found = _upTo.BinarySearch(dice.Unit() * Total);
            var person = _people[Math.Min(found < 0 ? ~found : found + 1, _people.Count - 1)];
            if (person != author)
                return person;
        }

        return Act.Nobody;
    }
}
