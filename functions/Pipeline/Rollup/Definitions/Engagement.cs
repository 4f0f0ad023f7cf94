namespace Pipeline.Rollup.Definitions;

/// <summary>
/// Definition 1: of the members present when the day ended, who reacted, commented, asked or shared an insight, on the day and in the
/// seven days that end with it. So the rate never exceeds 1, also when many leave at once.
/// </summary>
internal sealed class Engagement
{
    private const int Never = int.MinValue / 2;
    private const int Week = 7;

    private readonly Tally _engaged;
    private readonly Tally _engaged7;
    private readonly Tally _present;
    private readonly Place[] _places;
    private readonly int _end;

    private Engagement(CommunityHistory history)
    {
        _engaged = new(history.DayCount, Week);
        _engaged7 = new(history.DayCount, Week);
        _present = new(history.DayCount, Week);
        _end = history.DayCount;
        _places = new Place[history.Members.Count];
        Array.Fill(_places, new(IsHere: false, IsStaff: false, Never));
    }

    /// <summary>By day.</summary>
    public static (int[] Present, int[] Engaged, int[] Engaged7) Of(CommunityHistory history)
    {
        var engagement = new Engagement(history);
        var changes = history.StaffDays.GetEnumerator();
        var hasChange = changes.MoveNext();
        for (var day = 0; day < history.DayCount; day++)
        {
            for (; hasChange && changes.Current.Day == day; hasChange = changes.MoveNext())
                engagement.Move(day, changes.Current.Member, engagement._places[changes.Current.Member] with { IsStaff = changes.Current.IsStaff });
            foreach (ref readonly var entry in history.On(day))
                engagement.Add(day, entry);
        }

        return (engagement._present.ByDay(), engagement._engaged.ByDay(), engagement._engaged7.ByDay());
    }

    private void Add(int day, in HistoryEntry entry)
    {
        ref var place = ref _places[entry.Member];
        if (!place.IsMember || entry.IsGone)
        {
            Move(day, entry.Member, new(!entry.IsGone, place.IsStaff, entry.IsEngaged ? day : place.LastEngaged));
        }
        else if (entry.IsEngaged && place.LastEngaged < day)
        {
            // Here and here to stay, as almost always.
            _engaged.Add(day, day + 1);
            _engaged7.Add(Math.Max(day, place.LastEngaged + Week), day + Week);
            place = place with { LastEngaged = day };
        }
    }

    // What the member's place up to now promised for this day and the next ones is taken back, then the new place's is put down.
    private void Move(int day, int member, Place next)
    {
        ref var place = ref _places[member];
        if (place.IsMember)
            Promise(day, place.LastEngaged, -1);
        if (next.IsMember)
            Promise(day, next.LastEngaged, +1);
        if (place.IsMember != next.IsMember)
            _present.Add(day, _end, next.IsMember ? +1 : -1);
        place = next;
    }

    private void Promise(int day, int lastEngaged, int count)
    {
        if (lastEngaged == day)
            _engaged.Add(day, day + 1, count);
        if (lastEngaged + Week > day)
            _engaged7.Add(day, lastEngaged + Week, count);
    }

    /// <param name="IsHere">Had joined or been seen active, and had not left.</param>
    /// <param name="IsStaff">Not a member for now.</param>
    /// <param name="LastEngaged">The last day of it.</param>
    private readonly record struct Place(bool IsHere, bool IsStaff, int LastEngaged)
    {
        public bool IsMember => IsHere && !IsStaff;
    }
}
