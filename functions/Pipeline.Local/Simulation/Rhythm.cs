using Pipeline.Model;

namespace Pipeline.Local.Simulation;

/// <summary>When people of one time zone are at their screens: by hour of the day, more or less on weekends.</summary>
internal sealed class Rhythm
{
    private const int Hour = 3600;
    private const int LongestWait = 12;

    private static readonly double[] Leisure =
        [1, .5, .3, .2, .3, .8, 2, 4, 5, 4.5, 4, 4.5, 5.5, 5, 4, 4, 5, 6.5, 8, 9.5, 10, 8.5, 5.5, 2.5];

    private static readonly double[] Work =
        [.8, .4, .2, .2, .3, .8, 2, 4.5, 8, 10, 10, 9, 7, 8, 9.5, 9, 8, 6.5, 5, 4.5, 4.5, 4, 2.8, 1.6];

    private readonly TimeZoneInfo _zone;
    private readonly double[] _chances;
    private readonly double[] _upTo;
    private readonly double _weekend;

    public Rhythm(WeekShape week, TimeZoneInfo zone)
    {
        _zone = zone;
        var weights = week == WeekShape.Work ? Work : Leisure;
        var (total, most) = (weights.Sum(), weights.Max());
        var sum = 0.0;
        _chances = [.. weights.Select(weight => weight / most)];
        _upTo = [.. weights.Select(weight => (sum += weight) / total)];
        _weekend = week == WeekShape.Work ? 0.4 : 1.35;
    }

    /// <summary>Seconds since 1970 at which the day begins.</summary>
    public long Start { get; private set; }

    /// <summary>Seconds since 1970 at which the next day begins.</summary>
    public long End { get; private set; }

    /// <summary>How much more happens than on an ordinary day, for the weekday's sake.</summary>
    public double DayFactor { get; private set; } = 1;

    public void Open(DateOnly day)
    {
        Start = CommunityDay.Start(day, _zone).ToUnixTimeSeconds();
        End = CommunityDay.End(day, _zone).ToUnixTimeSeconds();
        DayFactor = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? _weekend : 1;
    }

    /// <summary>A moment of the day that was opened.</summary>
    public long Moment(Dice dice)
    {
        var (unit, hour) = (dice.Unit(), 0);
        while (_upTo[hour] <= unit && hour < 23)
            hour++;

        var moment = Start + (hour * Hour) + dice.Below(Hour);
        return moment < End ? moment : moment - Hour;
    }

    /// <summary>The moment when somebody who would act at <paramref name="seconds"/> is awake to do it.</summary>
    public long Awake(long seconds, Dice dice)
    {
        for (var waits = 0; waits < LongestWait && !dice.Chance(_chances[HourOf(seconds)]); waits++)
            seconds += (long)(dice.Exponential() * Hour);

        return seconds;
    }

    // A clock that changes within the next days is an hour off here, which nobody's sleep would notice.
    private int HourOf(long seconds) => (int)((seconds - Start) / Hour % 24);
}
