namespace Pipeline.Rollup.Definitions;

/// <summary>How many different members were in a window of days, kept up as days enter it and leave it.</summary>
internal sealed class WindowCount(int members)
{
    private readonly int[] _days = new int[members];

    public int Distinct { get; private set; }

    public bool Has(int member) => _days[member] > 0;

    public void Enter(int member)
    {
        if (_days[member]++ == 0)
            Distinct++;
    }

    public void Leave(int member)
    {
        if (--_days[member] == 0)
            Distinct--;
    }
}
