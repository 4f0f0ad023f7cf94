using System.Globalization;
using System.Text;

namespace Pipeline.Store;

/// <summary>Parts of keys that sort by themselves and hold only what Table Storage allows in a key (no / \ # ? or control characters).</summary>
public static class KeyText
{
    private const string Refused = "/\\#?%|";

    /// <summary>Foreign text as a part of a key: what a key may not hold becomes %XXXX, so different texts stay different.</summary>
    public static string Safe(string text)
    {
        if (!NeedsEscape(text))
            return text;

        var safe = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (Refused.Contains(c, StringComparison.Ordinal) || char.IsControl(c))
                safe.Append('%').Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            else
                safe.Append(c);
        }

        return safe.ToString();
    }

    /// <summary>An instant as 16 hex digits that sort by time.</summary>
    public static string Time(DateTimeOffset instant) => instant.UtcTicks.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>An instant as 16 hex digits that sort the newest first.</summary>
    public static string ReverseTime(DateTimeOffset instant) =>
        (DateTimeOffset.MaxValue.Ticks - instant.UtcTicks).ToString("x16", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool NeedsEscape(string text)
    {
        foreach (var c in text)
        {
            if (c < ' ' || c is '/' or '\\' or '#' or '?' or '%' or '|' || char.IsControl(c))
                return true;
        }

        return false;
    }
}
