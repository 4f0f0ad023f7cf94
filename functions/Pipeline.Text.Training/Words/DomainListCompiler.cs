using System.Text.Json;

namespace Pipeline.Text.Training;

/// <summary>Compiles the lists of hosts into the hashed sets that the text library embeds.</summary>
internal static class DomainListCompiler
{
    // The list of shorteners counts these too, but they are a platform's own short addresses: what they point to is known.
    private static readonly HashSet<string> OwnShortAddresses = new(StringComparer.OrdinalIgnoreCase)
    {
        "t.me", "wa.me", "m.me", "discord.gg", "youtu.be", "git.io", "redd.it", "wp.me", "fb.me", "g.co", "1drv.ms", "amzn.to", "ig.me",
        "spoti.fi", "db.tt", "flic.kr", "aka.ms", "apple.co", "dis.gd", "forms.gle", "nyti.ms",
    };

    public static void Compile(string listsFolder, Stream target)
    {
        var crypto = Path.Combine(listsFolder, "crypto_phishing", "all.json");
        var discord = Path.Combine(listsFolder, "discord_phishing");
        var allowed = Names(crypto, "allow").Concat(OwnShortAddresses).ToHashSet(StringComparer.OrdinalIgnoreCase);

        DomainSet.Write(target, Clean(Names(crypto, "deny").Concat(Names(Path.Combine(discord, "domain-list.json"), "domains"))));
        DomainSet.Write(target, Clean(Names(Path.Combine(discord, "suspicious-list.json"), "domains")));
        DomainSet.Write(target, Clean(File.ReadLines(Path.Combine(listsFolder, "url_shorteners", "list.txt"))
            .Where(line => !line.StartsWith('#'))));

        IEnumerable<string> Clean(IEnumerable<string> names) => names
            .Select(name => name.Trim().TrimEnd('/'))
            .Select(name => name.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? name[4..] : name)
            .Where(name => name.Contains('.') && !allowed.Contains(name));
    }

    private static List<string> Names(string file, string property)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. json.RootElement.GetProperty(property).EnumerateArray().Select(name => name.GetString()!)];
    }
}
