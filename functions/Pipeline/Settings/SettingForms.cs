using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Settings;

/// <summary>The kinds of settings there are.</summary>
internal static partial class SettingForms
{
    private const int LongestText = 100;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    public static SettingForm<TimeSpan> Length(TimeSpan least, TimeSpan most)
    {
        var takes = $"a length of time from {Lengths.Write(least)} to {Lengths.Write(most)}, for example 30d, 24h, 15m or 90s";
        return new ScalarForm<TimeSpan>(
            takes,
            text => Lengths.TryRead(text, out var length) && length >= least && length <= most ? length : No<TimeSpan>(text, takes),
            value => Lengths.Write(value));
    }

    public static SettingForm<int> Whole(int least, int most)
    {
        var takes = string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}");
        return new ScalarForm<int>(
            takes,
            text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
                ? number : No<int>(text, takes),
            value => JsonValue.Create(value));
    }

    public static SettingForm<T> Words<T>(params (string Word, T Value)[] words) where T : struct
    {
        string[] known = [.. words.Select(one => one.Word)];
        var takes = "one of " + string.Join(", ", known);
        return new ScalarForm<T>(
            takes,
            text => Array.IndexOf(known, text) is >= 0 and var at ? words[at].Value : Wrong<T>($"'{Cut(text)}' is not known.{Nearest.Question(text, known)} Write {takes}."),
            value => words.Where(one => one.Value.Equals(value)).Select(one => one.Word).FirstOrDefault());
    }

    /// <param name="least">Letters and digits at the least.</param>
    public static SettingForm<string> Text(string what, int least = 1)
    {
        var takes = string.Create(
            CultureInfo.InvariantCulture, $"{what} of at most {LongestText} characters{(least > 1 ? $", among them at least {least} letters or digits" : "")}");
        return new ScalarForm<string>(
            takes,
            text => text.Length <= LongestText && text.Count(char.IsLetterOrDigit) >= least && !text.Any(char.IsControl) ? text : No<string>(text, takes),
            value => value);
    }

    /// <summary>A host in ASCII: names in other letters are compared in the form that links have on the wire (RFC 3492).</summary>
    public static SettingForm<string> Domain { get; } = new ScalarForm<string>("a host, for example example.org", Host, value => value);

    public static SettingForm<MemberId> Member { get; } = new ScalarForm<MemberId>(
        "a member's id",
        text => Digest.TryParse(text, out _) ? new MemberId(text) : No<MemberId>(text, "a member's id: the 26 lower-case letters and digits that the API shows"),
        value => value.Value);

    public static SettingForm<string> Zone { get; } = new ScalarForm<string>(
        "the IANA name of a time zone, for example Europe/Berlin",
        text => text.Length > 0 && TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) && zone.HasIanaId
            ? text
            : Wrong<string>($"There is no time zone '{Cut(text)}'.{Nearest.Question(text, TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id))} Write an IANA name, for example Europe/Berlin."),
        value => value);

    public static SettingForm<QuietHours?> Hours { get; } = new ScalarForm<QuietHours?>(
        "hours of the day, for example 22:00-07:00",
        text => QuietText().Match(text) is { Success: true } hours
            && TimeOnly.TryParseExact(hours.Groups[1].Value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
            && TimeOnly.TryParseExact(hours.Groups[2].Value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until)
            && from != until
                ? new QuietHours(from, until)
                : No<QuietHours?>(text, "two different times of the day, for example 22:00-07:00"),
        value => value is null ? null : string.Create(CultureInfo.InvariantCulture, $"{value.From:HH:mm}-{value.Until:HH:mm}"));

    /// <summary>By the codes of ISO 639-1.</summary>
    public static SettingForm<TextLanguage> Language { get; } = Words(
        ("en", TextLanguage.English), ("ru", TextLanguage.Russian), ("es", TextLanguage.Spanish), ("pt", TextLanguage.Portuguese),
        ("de", TextLanguage.German), ("fr", TextLanguage.French), ("it", TextLanguage.Italian), ("pl", TextLanguage.Polish),
        ("uk", TextLanguage.Ukrainian), ("tr", TextLanguage.Turkish), ("nl", TextLanguage.Dutch));

    public static SettingForm<Sensitivity> HowStrict { get; } = Words(("low", Sensitivity.Low), ("normal", Sensitivity.Normal), ("high", Sensitivity.High));

    private static Reading<string> Host(string text)
    {
        const string example = "the host alone, for example example.org (subdomains are included)";
        if (text.Length is 0 or > 253 || text.AsSpan().ContainsAny("/:@*") || !text.Contains('.', StringComparison.Ordinal))
            return No<string>(text, example);

        try
        {
            var host = Idn.GetAscii(text.ToLowerInvariant().TrimEnd('.'));
            return Uri.CheckHostName(host) is UriHostNameType.Dns or UriHostNameType.IPv4 ? host : No<string>(text, example);
        }
        catch (ArgumentException)
        {
            return No<string>(text, example);
        }
    }

    private static Reading<T> Wrong<T>(string problem) => new(default, problem);

    private static Reading<T> No<T>(string text, string takes) => Wrong<T>($"{(text.Length == 0 ? "Nothing" : $"'{Cut(text)}'")} cannot be used here. Write {takes}.");

    private static string Cut(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");

    [GeneratedRegex(@"^(\d\d:\d\d) ?[-–] ?(\d\d:\d\d)\z")]
    private static partial Regex QuietText();
}

/// <summary>Lengths of time as people write them: a whole number of days, hours, minutes or seconds.</summary>
internal static class Lengths
{
    private static readonly (char Unit, TimeSpan Length)[] Units =
        [('d', TimeSpan.FromDays(1)), ('h', TimeSpan.FromHours(1)), ('m', TimeSpan.FromMinutes(1)), ('s', TimeSpan.FromSeconds(1))];

    public static bool TryRead(string text, out TimeSpan length)
    {
        length = default;
        if (text.Length is < 2 or > 8 || !int.TryParse(text.AsSpan()[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return false;

        var unit = Array.Find(Units, unit => unit.Unit == text[^1]);
        length = count * unit.Length;
        return unit.Unit != default;
    }

    /// <summary>In the largest unit that it is a whole number of; what is less than a second is let go.</summary>
    public static string Write(TimeSpan length)
    {
        var (unit, size) = Array.Find(Units, unit => length > TimeSpan.Zero && length.Ticks % unit.Length.Ticks == 0);
        return unit == default
            ? string.Create(CultureInfo.InvariantCulture, $"{(long)length.TotalSeconds}s")
            : string.Create(CultureInfo.InvariantCulture, $"{length.Ticks / size.Ticks}{unit}");
    }
}
