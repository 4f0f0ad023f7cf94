namespace Pipeline.Rollup.Definitions;

/// <summary>Who is there as a member, day after day: had joined or been seen active, has not left, and is no staff.</summary>
internal sealed class Presence(CommunityHistory history)
{
    private readonly bool[] _isHere = new bool[history.Members.Count];
    private readonly bool[] _isStaff = new bool[history.Members.Count];
    private readonly IReadOnlyList<StaffDay> _changes = history.StaffDays;
    private int _change;

    /// <summary>How many are present.</summary>
    public int Count { get; private set; }

    public bool IsPresent(int member) => _isHere[member] && !_isStaff[member];

    /// <summary>To be told of every day, in order: what is asked next is as of its end.</summary>
    public void Close(int day)
    {
        for (; _change < _changes.Count && _changes[_change].Day == day; _change++)
            Set(_isStaff, _changes[_change].Member, _changes[_change].IsStaff);
        foreach (ref readonly var entry in history.On(day))
            Set(_isHere, entry.Member, !entry.IsGone);
    }

    private void Set(bool[] states, int member, bool state)
    {
        Count -= IsPresent(member) ? 1 : 0;
        states[member] = state;
        Count += IsPresent(member) ? 1 : 0;
    }
}
