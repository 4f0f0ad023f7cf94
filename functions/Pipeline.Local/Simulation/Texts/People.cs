namespace Pipeline.Local.Simulation.Texts;

/// <summary>What a person is called.</summary>
internal readonly record struct PersonName(string Handle, string First, string? Last)
{
    public string Full => Last is null ? First : $"{First} {Last}";
}

/// <summary>Names for the people of a community: the cast's own, everybody else's made from their number. No two handles are alike.</summary>
internal sealed class People(CommunityProfile profile, ulong seed)
{
    private const long Step = 7_919;
    private static readonly NameLists Lists = NameLists.Read();

    private readonly long _offset = (long)(Dice.Seed(seed, 7) % 100_000);

    public Language LanguageOf(int ordinal) => profile.LanguageOf(ordinal, seed);

    public PersonName NameOf(int ordinal)
    {
        var language = LanguageOf(ordinal);
        if (ordinal < profile.Cast.Count)
        {
            var member = profile.Cast[ordinal];
            var space = member.Name.IndexOf(' ', StringComparison.Ordinal);
            return new(member.Handle, space < 0 ? member.Name : member.Name[..space], space < 0 ? null : member.Name[(space + 1)..]);
        }

        var dice = new Dice(Dice.Seed(seed + 1, (ulong)ordinal));
        var (latin, own) = Lists.First(language)[dice.Below(Lists.First(language).Length)];
        var initial = dice.Chance(0.35) ? $"{(char)('A' + dice.Below(26))}." : null;
        return new(HandleOf(ordinal, latin), own, initial);
    }

    // Every place is taken once before a number is needed: the step and the number of places have no common factor.
    private string HandleOf(int ordinal, string latin)
    {
        var words = Lists.Words;
        var places = words.Length * words.Length;
        var place = (int)(((ordinal + _offset) * Step) % places);
        var (first, second) = (words[place / words.Length], words[place % words.Length]);
        var tail = ordinal < places ? "" : $"{ordinal / places}";
        return (place % 5) switch
        {
            0 or 1 => $"{latin}_{first}{second}{tail}",
            2 => $"{first}{second}{tail}",
            3 => $"{first}_{latin}_{second}{tail}",
            _ => $"{first}_{second}{tail}",
        };
    }
}

/// <summary>Invented handles are made of words; first names are common ones of each language.</summary>
internal sealed class NameLists
{
    private readonly (string Latin, string Own)[][] _first = new (string, string)[LanguageCodes.Count][];

    public required string[] Words { get; init; }

    public (string Latin, string Own)[] First(Language language) => _first[(int)language];

    public static NameLists Read()
    {
        var sections = Resource.Sections("people.txt");
        var lists = new NameLists { Words = [.. sections["words"].SelectMany(line => line.Split(' '))] };
        for (var language = Language.English; (int)language < LanguageCodes.Count; language++)
        {
            lists._first[(int)language] =
            [
                .. sections[language.Code()].SelectMany(line => line.Split(' ')).Select(name => name.Split('/')).Select(name => (name[0], name[^1])),
            ];
        }

        return lists;
    }
}
