namespace Pipeline.Local.Simulation;

/// <summary>What is going to happen: an act without its message's number yet.</summary>
/// <param name="Depth">How many messages of the thread lie above.</param>
/// <param name="Echo">Factor on the replies and reactions that follow.</param>
internal readonly record struct Plan(Act Act, int Depth = 0, double Echo = 1);

/// <summary>Plans in order of their time, and of their making within a second.</summary>
internal sealed class Agenda
{
    private const int SequenceBits = 30;

    // The queue moves its elements about, so it holds positions of plans instead of plans.
    private readonly PriorityQueue<int, long> _order = new();
    private readonly Stack<int> _free = new();
    private Plan[] _plans = new Plan[256];
    private int _used;
    private long _sequence;

    public void Add(in Plan plan)
    {
        if (!_free.TryPop(out var place))
        {
            if (_used == _plans.Length)
                Array.Resize(ref _plans, 2 * _used);
            place = _used++;
        }

        _plans[place] = plan;
        _order.Enqueue(place, (plan.Act.Seconds << SequenceBits) | (_sequence++ & ((1L << SequenceBits) - 1)));
    }

    public bool TryTake(long beforeSeconds, out Plan plan)
    {
        if (_order.TryPeek(out var place, out var key) && key >> SequenceBits < beforeSeconds)
        {
            plan = _plans[place];
            _order.Dequeue();
            _free.Push(place);
            return true;
        }

        plan = default;
        return false;
    }
}
