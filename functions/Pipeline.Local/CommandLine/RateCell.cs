using System.Globalization;
using Pipeline.Report;

namespace Pipeline.Local.CommandLine;

/// <summary>A rate in a table, in plain words. Where its interval is too wide, that is said instead of a rate.</summary>
internal static class RateCell
{
    public const string Unknown = "[grey]–[/]";

    public static string Of(Rate? rate) => rate switch
    {
        null or { Value: null } => Unknown,
        { IsTooFewToSay: true } => string.Create(CultureInfo.InvariantCulture, $"{rate.Numerator} of {rate.Denominator}, too few to say [grey]{Interval(rate)}[/]"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{rate.Numerator} of {rate.Denominator}, {rate.Value * 100:0} % [grey]{Interval(rate)}[/]"),
    };

    private static string Interval(Rate rate) => string.Create(CultureInfo.InvariantCulture, $"{rate.Low * 100:0}–{rate.High * 100:0}");
}
