namespace Pipeline.Rollup;

/// <summary>
/// 128-bit ids as ordinals in the order of their first coming. A plain hash table with open addressing: reading a sheet looks an id up
/// for every entry, and there is little else to do.
/// </summary>
internal sealed class IdTable
{
    private UInt128[] _ids = new UInt128[16];
    private int[] _slots = new int[64];
    private int _shift = 64 - 6;

    public int Count { get; private set; }

    /// <summary>The id's ordinal; <see cref="Count"/> grows by one if it is new.</summary>
    public int Of(UInt128 id)
    {
        for (var slot = Slot(id); ; slot = (slot + 1) & (_slots.Length - 1))
        {
            // Slots hold ordinals plus 1, and 0 where there is none.
            var ordinal = _slots[slot] - 1;
            if (ordinal < 0)
                return Add(id, slot);
            if (_ids[ordinal] == id)
                return ordinal;
        }
    }

    public UInt128 At(int ordinal) => _ids[ordinal];

    /// <summary>The id's ordinal; -1 if it never came.</summary>
    public int Find(UInt128 id)
    {
        var slot = Slot(id);
        while (_slots[slot] is var place and not 0 && _ids[place - 1] != id)
            slot = (slot + 1) & (_slots.Length - 1);
        return _slots[slot] - 1;
    }

    // Ids are digests: any part of one is as good as all of it.
    private int Slot(UInt128 id) => (int)(((ulong)id * 0x9E3779B97F4A7C15) >> _shift);

    private int Add(UInt128 id, int slot)
    {
        if (Count == _ids.Length)
            Array.Resize(ref _ids, Count * 2);
        _ids[Count++] = id;
        _slots[slot] = Count;
        if (Count * 4 > _slots.Length)
            Grow();
        return Count - 1;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        _shift--;
        for (var ordinal = 0; ordinal < Count; ordinal++)
        {
            var slot = Slot(_ids[ordinal]);
            while (_slots[slot] != 0)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = ordinal + 1;
        }
    }
}
