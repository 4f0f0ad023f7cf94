namespace Pipeline.Text;

/// <summary>A hash of a text's letters and digits, without case: texts that differ in spacing, punctuation or emoji only are the same.</summary>
public static class TextFingerprint
{
    /// <summary>Shorter texts ("ok", "thanks") are the same by chance, so they have no fingerprint.</summary>
    public const int MinCharacters = 12;

    private const ulong Prime = 1099511628211UL;

    // Latin, Greek and Cyrillic are nearly all that comes: small enough to stay near.
    private static readonly char[] Near = [.. Enumerable.Range(0, 0x530).Select(c => Read((char)c))];

    /// <returns>0 for a text with fewer than <see cref="MinCharacters"/> letters and digits.</returns>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        var count = 0;
        foreach (var c in text)
        {
            var read = c < Near.Length ? Near[c] : Read(c);

            // Without a branch: where words end cannot be foretold.
            hash = read == 0 ? hash : (hash ^ read) * Prime;
            count += read == 0 ? 0 : 1;
        }

        if (count < MinCharacters)
            return 0;

        hash ^= hash >> 32;
        hash *= 0x9E3779B97F4A7C15UL;
        hash ^= hash >> 29;
        return hash == 0 ? 1 : hash;
    }

    /// <returns>0 for what does not count.</returns>
    private static char Read(char c) => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : '\0';
}
