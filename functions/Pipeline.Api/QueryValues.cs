using System.Globalization;
using Pipeline.Model;

namespace Pipeline.Api;

/// <summary>Reads optional query values; false where one is given that cannot be read.</summary>
internal static class QueryValues
{
    public static string Platforms { get; } = string.Join(", ", Enum.GetValues<Source>().Select(source => source.Name()));

    public static string Spans { get; } = string.Join(", ", Enum.GetValues<PeriodSpan>().Select(span => span.Name()));

    public static bool TryDay(string? text, out DateOnly? day)
    {
        day = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
        return day is not null || string.IsNullOrEmpty(text);
    }

    public static bool TryPlatform(string? text, out Source? platform)
    {
        platform = text is not null && SourceNames.TryParse(text, out var source) ? source : null;
        return platform is not null || string.IsNullOrEmpty(text);
    }
}
