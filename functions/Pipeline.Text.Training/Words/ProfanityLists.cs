using System.Globalization;
using System.Text.RegularExpressions;

namespace Pipeline.Text.Training;

/// <summary>The shared word lists of several languages as phrases of cues. They are compiled to hashes; NOTICE names their authors.</summary>
internal static partial class ProfanityLists
{
    private const double Strong = 1.6;
    private const double Severe = 2.4;

    // These stand for a whole language in the lists but are everyday words of others.
    private static readonly HashSet<string> LeftOut = ["tlh", "eo", "fil", "kab", "fr-CA-u-sd-caqc"];

    public static IEnumerable<CuePhrase> Read(string listsFolder) =>
        Surge(Path.Combine(listsFolder, "profanity_surge", "profanity_en.csv"))
            .Concat(Ldnoobw(Path.Combine(listsFolder, "ldnoobw")))
            .Concat(Russian(Path.Combine(listsFolder, "ru_badwords", "words.ts.txt")))
            .Where(phrase => Plain().IsMatch(phrase.Phrase));

    private static IEnumerable<CuePhrase> Surge(string file) => File.ReadLines(file).Skip(1)
        .Select(line => line.Split(','))
        .Where(fields => fields.Length >= 9)
        .Select(fields => new CuePhrase(OfSurge(fields[4], double.Parse(fields[7], CultureInfo.InvariantCulture)), fields[0].ToLowerInvariant()));

    private static Cue OfSurge(string category, double severity) => category switch
    {
        "racial / ethnic slurs" or "sexual orientation / gender" when severity >= Strong => Cue.ListedSlur,
        "other / general insult" or "mental disability" or "physical attributes" or "physical disability" or "animal references" => Cue.ListedInsult,
        _ => severity >= Severe ? Cue.ListedSevere : severity >= Strong ? Cue.ListedStrong : Cue.ListedMild,
    };

    private static IEnumerable<CuePhrase> Ldnoobw(string folder) => Directory.EnumerateFiles(folder)
        .Where(file => Path.GetFileName(file) is { Length: <= 3 } name && !LeftOut.Contains(name))
        .Order(StringComparer.Ordinal)
        .SelectMany(file => File.ReadLines(file))
        .Where(line => line.Trim().Length > 2)
        .Select(line => new CuePhrase(Cue.ListedStrong, line.Trim().ToLowerInvariant()));

    // The list is source code of a grammar; its words stand in quotes.
    private static IEnumerable<CuePhrase> Russian(string file) => Quoted().Matches(File.ReadAllText(file))
        .Select(match => match.Groups[1].Value.ToLowerInvariant())
        .Where(word => word.Length > 2)
        .Distinct()
        .Select(word => new CuePhrase(Cue.ListedSevere, word));

    [GeneratedRegex(@"'([а-яёА-ЯЁ]+)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^[\p{L}\p{M}\d' -]+$")]
    private static partial Regex Plain();
}
