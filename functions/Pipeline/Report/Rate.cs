using System.Text.Json.Serialization;
using Pipeline.Model;

namespace Pipeline.Report;

/// <summary>A rate as a reader gets it: from 0 to 1, with what it is made of and the bounds of its 95 % interval.</summary>
/// <param name="Value">Null where the denominator is 0: there is no rate of nobody.</param>
/// <param name="Low">Lower end of Wilson's interval.</param>
/// <param name="High">Upper end of Wilson's interval.</param>
public sealed record Rate(int Numerator, int Denominator, double? Value, double? Low, double? High)
{
    private const int Places = 4;

    /// <summary>The interval is wider than a half: the rate could be nearly anything, and no verdict is made of it.</summary>
    [JsonIgnore]
    public bool IsTooFewToSay => High - Low > 0.5;

    public static Rate Of(int numerator, int denominator) => Of(new Ratio(numerator, denominator));

    /// <summary>Null where the numerator is not known yet, because its window is not over.</summary>
    public static Rate? Known(int? numerator, int denominator) => Ratio.Of(numerator, denominator) is { } ratio ? Of(ratio) : null;

    /// <summary>Null where either is not known.</summary>
    public static Rate? Known(int? numerator, int? denominator) => denominator is { } known ? Known(numerator, known) : null;

    private static Rate Of(Ratio ratio) =>
        new(ratio.Numerator, ratio.Denominator, Rounded(ratio.Value), Rounded(ratio.Low), Rounded(ratio.High));

    private static double? Rounded(double? value) => value is { } known ? Math.Round(known, Places, MidpointRounding.AwayFromZero) : null;
}
