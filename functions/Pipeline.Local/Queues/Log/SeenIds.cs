namespace Pipeline.Local.Queues.Log;

/// <summary>
/// Which message ids came within the duplicate window. Time passes in the order of the log, so two generations are enough: the older
/// one is dropped whole when the newer one is as old as the window, or full. One thread at a time.
/// </summary>
internal sealed class SeenIds(TimeSpan window, int most)
{
    private Generation _newer = new();
    private Generation _older = new();

    /// <summary>Remembers the id; false if it came within the window before.</summary>
    public bool TryAdd(UInt128 id, DateTimeOffset at)
    {
        var now = at.UtcTicks;
        if (_newer.Count > 0 && (now - _newer.Since >= window.Ticks || _newer.Count >= most / 2))
            (_older, _newer) = (_newer, new());

        var after = now - window.Ticks;
        return !_older.CameAfter(id, after) && _newer.TryAdd(id, now, after);
    }

    /// <summary>As if the id had not come.</summary>
    public void Remove(UInt128 id)
    {
        _newer.Remove(id);
        _older.Remove(id);
    }

    /// <summary>Many small tables, because one large one stops its caller for a noticeable time whenever it grows.</summary>
    private sealed class Generation
    {
        private readonly Dictionary<UInt128, long>[] _tables = new Dictionary<UInt128, long>[256];

        public long Since { get; private set; }

        public int Count { get; private set; }

        public bool CameAfter(UInt128 id, long after) => _tables[(byte)id] is { } table && table.TryGetValue(id, out var came) && came > after;

        public bool TryAdd(UInt128 id, long now, long after)
        {
            var table = _tables[(byte)id] ??= [];
            if (!table.TryAdd(id, now))
            {
                if (table[id] > after)
                    return false;

                table[id] = now;
                return true;
            }

            if (Count++ == 0)
                Since = now;
            return true;
        }

        public void Remove(UInt128 id)
        {
            if (_tables[(byte)id]?.Remove(id) == true)
                Count--;
        }
    }
}
