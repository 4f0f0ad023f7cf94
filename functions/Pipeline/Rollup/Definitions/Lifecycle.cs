namespace Pipeline.Rollup.Definitions;

/// <summary>The members of one period A(t) against the one before: |A(t)| = |A(t−1)| − dormant + new + resurrected.</summary>
/// <param name="Active">|A(t)|.</param>
/// <param name="New">Active for the first time ever.</param>
/// <param name="Returning">In both periods.</param>
/// <param name="Resurrected">In this one, not in the one before, and not new.</param>
/// <param name="Dormant">In the one before only.</param>
/// <param name="Lapsed">Active before the previous period and not in it: the pool that the resurrected come from.</param>
internal readonly record struct LifecycleCounts(int Active, int New, int Returning, int Resurrected, int Dormant, int Lapsed);

/// <summary>
/// Definitions 2 and 6: for each day, the period of <c>length</c> days that ends with it against the period just before. The number
/// active in periods of 1, 7 and 30 days is DAU, WAU and MAU.
/// </summary>
internal static class Lifecycle
{
    public static LifecycleCounts[] Of(CommunityHistory history, int length)
    {
        var periods = new Periods(history.Members.Count);
        var result = new LifecycleCounts[history.DayCount];
        for (var day = 0; day < result.Length; day++)
        {
            foreach (ref readonly var entry in history.On(day))
            {
                if (entry.IsActive)
                    periods.Enter(entry.Member);
            }

            foreach (ref readonly var entry in history.On(day - length))
            {
                if (entry.IsActive)
                    periods.GrowOld(entry.Member);
            }

            foreach (ref readonly var entry in history.On(day - length - length))
            {
                if (entry.IsActive)
                    periods.Forget(entry.Member);
            }

            result[day] = periods.Counts();
        }

        return result;
    }

    // Each active day of a member passes through this period, then through the one before, then is past: three steps in all.
    private sealed class Periods(int members)
    {
        private readonly WindowCount _current = new(members);
        private readonly WindowCount _previous = new(members);
        private readonly bool[] _known = new bool[members];
        private readonly bool[] _old = new bool[members];
        private int _knownCount;
        private int _oldCount;
        private int _both;

        public void Enter(int member)
        {
            var before = IsInBoth(member);
            _current.Enter(member);
            Know(member);
            Settle(member, before);
        }

        public void GrowOld(int member)
        {
            var before = IsInBoth(member);
            _current.Leave(member);
            _previous.Enter(member);
            if (!_old[member])
            {
                _old[member] = true;
                _oldCount++;
            }

            Settle(member, before);
        }

        public void Forget(int member)
        {
            var before = IsInBoth(member);
            _previous.Leave(member);
            Settle(member, before);
        }

        public LifecycleCounts Counts()
        {
            var newcomers = _knownCount - _oldCount;
            return new(
                _current.Distinct, newcomers, _both, _current.Distinct - newcomers - _both,
                _previous.Distinct - _both, _oldCount - _previous.Distinct);
        }

        private void Know(int member)
        {
            if (_known[member])
                return;

            _known[member] = true;
            _knownCount++;
        }

        private bool IsInBoth(int member) => _current.Has(member) && _previous.Has(member);

        private void Settle(int member, bool before)
        {
            var after = IsInBoth(member);
            if (before != after)
                _both += after ? 1 : -1;
        }
    }
}
