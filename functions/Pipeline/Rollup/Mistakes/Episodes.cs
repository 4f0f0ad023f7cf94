using Pipeline.Model;

namespace Pipeline.Rollup.Mistakes;

/// <summary>When a mistake was made last, from one closed day to another.</summary>
internal readonly record struct Episode(DateOnly OpenSince, DateOnly LastSeen, DateOnly? ClearedOn)
{
    public DateOnly? QuietUntil(int cooldownDays) => ClearedOn?.AddDays(cooldownDays);
}

/// <summary>
/// How alerts go on from one closing to the next: opened, seen again, cleared, all from looking at each of the last days anew. So it does
/// not matter how often it was done, and missed days and late events end with what they would have been.
/// </summary>
internal static class Episodes
{
    /// <summary>So many days are looked at anew; what was seen before them stays as it was told.</summary>
    public const int Days = 14;

    /// <param name="standing">The alert as it stands; null: there never was one.</param>
    /// <returns>Null: it is not made, and never was.</returns>
    public static Episode? Of(IMistake mistake, Signs signs, Alert? standing, int lastDay)
    {
        var firstDay = Math.Max(0, lastDay - Days + 1);
        var episode = Before(standing, signs.DayAt(firstDay));
        for (var day = firstDay; day <= lastDay; day++)
        {
            var date = signs.DayAt(day);
            if (mistake.On(signs, day) != Seen.Yes)
                episode = episode is { ClearedOn: null } open ? open with { ClearedOn = date } : episode;
            else if (episode is { } known && !(date > known.QuietUntil(mistake.CooldownDays)))
                episode = known with { LastSeen = date, ClearedOn = null };
            else
                episode = new(date, date, null);
        }

        // What was told stays told, also when nothing shows it any more.
        return episode ?? (standing is null ? null : new(standing.OpenSince, standing.LastSeen, standing.ClearedOn ?? standing.LastSeen.AddDays(1)));
    }

    // As of the day before the first that is looked at anew.
    private static Episode? Before(Alert? standing, DateOnly firstDay)
    {
        if (standing is null || standing.OpenSince >= firstDay)
            return null;

        var lastSeen = standing.LastSeen < firstDay ? standing.LastSeen : firstDay.AddDays(-1);
        return new(standing.OpenSince, lastSeen, standing.ClearedOn < firstDay ? standing.ClearedOn : null);
    }
}
