using System.Globalization;

namespace Pipeline.Ingest.Signatures;

/// <summary>The time that a scheme signs, so that a recorded delivery cannot be sent again later.</summary>
public static class SignedTime
{
    /// <summary>What most platforms advise and their libraries use.</summary>
    public static readonly TimeSpan DefaultTolerance = TimeSpan.FromMinutes(5);

    /// <summary>Whether the time, in whole seconds since 1970, is at most <paramref name="tolerance"/> before or after <paramref name="now"/>.</summary>
    public static bool IsFreshSeconds(string text, DateTimeOffset now, TimeSpan tolerance) =>
        TryParse(text, out var seconds) && IsFresh(seconds, now.ToUnixTimeSeconds(), (long)tolerance.TotalSeconds);

    /// <summary>The same for milliseconds since 1970.</summary>
    public static bool IsFreshMilliseconds(string text, DateTimeOffset now, TimeSpan tolerance) =>
        TryParse(text, out var milliseconds) && IsFresh(milliseconds, now.ToUnixTimeMilliseconds(), (long)tolerance.TotalMilliseconds);

    private static bool TryParse(string text, out long value) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static bool IsFresh(long signed, long now, long tolerance) => signed >= now - tolerance && signed <= now + tolerance;
}
