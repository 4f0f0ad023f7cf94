using System.Globalization;

namespace Pipeline.Ingest;

/// <summary>Times as RFC 3339 writes them: always with an offset, so that nobody has to guess whose clock it was. Read into UTC.</summary>
internal static class Rfc3339
{
    private const string Seconds = "yyyy-MM-ddTHH:mm:ss";
    private const int MaxFraction = 7;

    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length <= Seconds.Length || text[10] is not ('T' or 't'))
            return false;

        var rest = text[Seconds.Length..];
        var fraction = FractionOf(rest);
        if (fraction.Length == 1
            || !TryOffset(rest[fraction.Length..], out var offset)
            || !DateTime.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || !TimeSpan.TryParseExact(text[11..Seconds.Length], @"hh\:mm\:ss", CultureInfo.InvariantCulture, out var clock))
        {
            return false;
        }

        // Around the years 1 and 9999 an offset can lead out of the calendar.
        var ticks = day.Ticks + clock.Ticks + TicksOf(fraction) - offset.Ticks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
            return false;

        time = new(ticks, TimeSpan.Zero);
        return true;
    }

    // The dot and its digits; nothing where there is no dot.
    private static ReadOnlySpan<char> FractionOf(ReadOnlySpan<char> rest)
    {
        if (rest is not ['.', ..])
            return [];

        var end = rest[1..].IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? rest : rest[..(end + 1)];
    }

    // Senders write up to nanoseconds, events keep ticks.
    private static long TicksOf(ReadOnlySpan<char> fraction)
    {
        long ticks = 0;
        for (var i = 1; i <= MaxFraction; i++)
            ticks = (ticks * 10) + (i < fraction.Length ? fraction[i] - '0' : 0);
        return ticks;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        if (text is "Z" or "z")
            return true;
        if (text is not [('+' or '-') and var sign, _, _, ':', _, _]
            || !TimeSpan.TryParseExact(text[1..], @"hh\:mm", CultureInfo.InvariantCulture, out offset))
        {
            return false;
        }

        offset = sign == '-' ? -offset : offset;
        return true;
    }
}
