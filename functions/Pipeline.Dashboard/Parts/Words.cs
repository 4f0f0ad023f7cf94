using System.Globalization;
using Pipeline.Model;
using Pipeline.Report;

namespace Pipeline.Dashboard.Parts;

/// <summary>Names and numbers as a reader sees them, and as they stand without a script; the reader's browser puts them in its own form.</summary>
public static class Words
{
    /// <summary>In what is given away, a cell of fewer people tells too much of each.</summary>
    public const int FewestShown = 5;

    public static string Of(string key) => Texts.ResourceManager.GetString(key, CultureInfo.InvariantCulture)
        ?? throw new ArgumentException($"There is no text '{key}'.", nameof(key));

    public static string Trend(TrendName name) => Of("Trend" + name);

    public static string TrendMeans(TrendName name) => Of($"Trend{name}Means");

    public static string Platform(Source source) => source.ToString();

    public static string Percent(double value) => string.Create(CultureInfo.InvariantCulture, $"{value * 100:0} %");

    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Format(string text, params object[] values) => string.Format(CultureInfo.InvariantCulture, text, values);

    /// <summary>A shared page hides what few people did, and what few people did not.</summary>
    public static bool IsHidden(Rate rate, bool isShared) =>
        isShared && (rate.Denominator is > 0 and < FewestShown || rate.Numerator is > 0 and < FewestShown
            || (rate.Denominator - rate.Numerator) is > 0 and < FewestShown);
}
