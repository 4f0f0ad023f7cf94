using System.Text.RegularExpressions;

namespace Pipeline.Ingest.Affiliate;

/// <summary>
/// Placeholders that a network should have replaced before it sent. One that still stands there means that the postback was set up wrong:
/// booked as it is, every conversion would have the same click.
/// </summary>
internal static partial class Macros
{
    public static bool IsIn(string value) => Macro().IsMatch(value);

    // {click}, {{click}} and ${click} anywhere, also encoded once too often; [CLICK], <CLICK>, #CLICK#, %CLICK%, __CLICK__ as the whole value.
    [GeneratedRegex(
        @"[{}]|%7[bd]|^(?:\[|%5b)[\w.: -]+(?:\]|%5d)$|^(?:<|%3c)[\w.: -]+(?:>|%3e)$|^#[\w.:-]+#$|^%{1,2}[a-z_][\w.:-]*%{1,2}$|^__[a-z]\w*__$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Macro();
}
