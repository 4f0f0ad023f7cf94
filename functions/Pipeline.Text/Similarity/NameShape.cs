namespace Pipeline.Text;

/// <summary>What a name looks like at a glance, as hashes that do not tell the name.</summary>
/// <param name="Whole">Equal for names that differ in separators, case, a digit or two at the end, doubled letters and look-alike letters only; 0 for one too short.</param>
/// <param name="Core">As <paramref name="Whole"/>, of the name without words that claim an office; 0 where nothing or too little is left.</param>
/// <param name="ClaimsOffice">The name says that its bearer is an admin, a moderator, support or official.</param>
public readonly record struct NameShape(ulong Whole, ulong Core, bool ClaimsOffice)
{
    private const int ShortestWhole = 5;
    private const int ShortestCore = 3;
    private const int MostMereDigits = 2;
    private const int Longest = 64;

    public static NameShape Of(ReadOnlySpan<char> name)
    {
        Span<char> whole = stackalloc char[Longest];
        Span<char> core = stackalloc char[Longest];
        var (wholeLength, coreLength, claims) = (0, 0, false);
        Span<char> part = stackalloc char[Longest];
        for (var i = 0; i < name.Length && wholeLength < Longest / 2;)
        {
            var length = ReadPart(name, ref i, part[..(Longest / 2)]);
            if (length == 0)
                continue;

            var read = part[..length];
            wholeLength = Append(read, whole, wholeLength);
            if (Offices.IsOne(read))
                claims = true;
            else if (!Offices.IsFiller(read))
                coreLength = Append(read, core, coreLength);
        }

        // One or two digits at the end tell nobody apart; a number does.
        var number = name[name.TrimEnd("0123456789").Length..];
        if (number.Length > MostMereDigits)
        {
            wholeLength = Append(number, whole, wholeLength);
            coreLength = Append(number, core, coreLength);
        }

        return new(Hash(whole[..wholeLength], ShortestWhole), Hash(core[..coreLength], ShortestCore), claims);
    }

    // A part ends where a separator or a digit stands, or where a small letter is followed by a capital.
    private static int ReadPart(ReadOnlySpan<char> name, ref int at, Span<char> part)
    {
        var length = 0;
        for (; at < name.Length && length < part.Length; at++)
        {
            var looks = char.IsAsciiDigit(name[at]) ? OfDigit(name, at) : Looks.Of(name[at]);
            if (looks == Looks.Unseen)
                continue;

            if (looks is '\0' or '0')
            {
                at++;
                break;
            }

            if (length > 0 && char.IsUpper(name[at]) && char.IsLower(name[at - 1]))
                break;

            part[length++] = looks == 'i' ? 'l' : looks;
        }

        return length;
    }

    // Within a word a digit stands for the letter it looks like; at its end it only numbers.
    private static char OfDigit(ReadOnlySpan<char> name, int at)
    {
        if (at + 1 >= name.Length || !char.IsLetter(name[at + 1]))
            return '\0';

        return name[at] switch { '0' => 'o', '1' => 'l', '3' => 'e', '4' => 'a', '5' => 's', '7' => 't', _ => '\0' };
    }

    private static int Append(ReadOnlySpan<char> part, Span<char> target, int length)
    {
        foreach (var letter in part)
        {
            if (length < target.Length && (length == 0 || target[length - 1] != letter))
                target[length++] = letter;
        }

        return length;
    }

    private static ulong Hash(ReadOnlySpan<char> letters, int shortest)
    {
        if (letters.Length < shortest)
            return 0;

        var hash = 14695981039346656037UL;
        foreach (var letter in letters)
            hash = (hash ^ letter) * 1099511628211UL;
        hash = (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15UL;
        return hash == 0 ? 1 : hash;
    }
}
