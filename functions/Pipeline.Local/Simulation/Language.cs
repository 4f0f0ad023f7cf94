namespace Pipeline.Local.Simulation;

/// <summary>What a member writes in. The order is that of <see cref="CommunityProfile.Languages"/>.</summary>
internal enum Language : byte
{
    English,
    Russian,
    Spanish,
    German,
    Portuguese,
}

internal static class LanguageCodes
{
    public const int Count = 5;

    private static readonly string[] Codes = ["en", "ru", "es", "de", "pt"];

    /// <summary>ISO 639-1.</summary>
    public static string Code(this Language language) => Codes[(int)language];

    public static bool TryParse(string code, out Language language)
    {
        var index = Array.IndexOf(Codes, code);
        language = (Language)Math.Max(0, index);
        return index >= 0;
    }
}
