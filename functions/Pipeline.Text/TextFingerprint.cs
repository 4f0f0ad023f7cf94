namespace Pipeline.Text;

/// <summary>A hash of a text's letters and digits, without case: texts that differ in spacing, punctuation or emoji only are the same.</summary>
public static class TextFingerprint
{
    /// <summary>Shorter texts ("ok", "thanks") are the same by chance, so they have no fingerprint.</summary>
    public const int MinCharacters = 12;

    /// <returns>0 for a text with fewer than <see cref="MinCharacters"/> letters and digits.</returns>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        var count = 0;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c))
                continue;

            hash = (hash ^ char.ToLowerInvariant(c)) * 1099511628211UL;
            count++;
        }

        if (count < MinCharacters)
            return 0;

        hash ^= hash >> 32;
        hash *= 0x9E3779B97F4A7C15UL;
        hash ^= hash >> 29;
        return hash == 0 ? 1 : hash;
    }
}
