namespace Pipeline.Store;

/// <summary>The values of one call, one per place: what several values for one place come to is settled before the store is asked.</summary>
public sealed class PlacedRows<T> where T : class
{
    private readonly List<RowKey> _keys;
    private readonly List<T> _values;
    private readonly int[] _places;

    internal PlacedRows(Table<T> table, IReadOnlyList<T> values, Func<T, T, T> settle)
    {
        _keys = new(values.Count);
        _values = new(values.Count);
        _places = new int[values.Count];
        var known = new Dictionary<RowKey, int>(values.Count);
        for (var i = 0; i < values.Count; i++)
        {
            var key = table.Key(values[i]);
            if (known.TryGetValue(key, out var place))
            {
                _values[place] = settle(_values[place], values[i]);
            }
            else
            {
                place = known[key] = _keys.Count;
                _keys.Add(key);
                _values.Add(values[i]);
            }

            _places[i] = place;
        }
    }

    public int Count => _keys.Count;

    public IReadOnlyList<RowKey> Keys => _keys;

    public IReadOnlyList<T> Values => _values;

    /// <summary>What each place came to, told for every value of the call in its order.</summary>
    public IReadOnlyList<Joined<T>> Spread(IReadOnlyList<Joined<T>> joined)
    {
        var spread = new Joined<T>[_places.Length];
        for (var i = 0; i < spread.Length; i++)
            spread[i] = joined[_places[i]];

        return spread;
    }
}
