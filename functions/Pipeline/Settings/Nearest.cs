namespace Pipeline.Settings;

/// <summary>What somebody probably meant.</summary>
internal static class Nearest
{
    /// <summary>The known word that is written most like it; null where none is.</summary>
    public static string? Of(string word, IEnumerable<string> known)
    {
        var plain = Plain(word);
        var (nearest, distance) = known.Select(one => (one, Distance(plain, Plain(one)))).DefaultIfEmpty(("", int.MaxValue)).MinBy(one => one.Item2);
        return distance <= Math.Max(1, plain.Length / 3) ? nearest : null;
    }

    /// <summary>The question to end a sentence with; nothing where nothing comes near.</summary>
    public static string Question(string word, IEnumerable<string> known) => Of(word, known) is { } nearest ? $" Did you mean {nearest}?" : "";

    private static string Plain(string word) => word.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    // Levenshtein: how many letters have to be put in, left out or replaced.
    private static int Distance(string from, string to)
    {
        if (Math.Abs(from.Length - to.Length) > Math.Max(from.Length, to.Length) / 2)
            return int.MaxValue;

        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var (diagonal, left) = (row[0], i);
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var cost = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                left = row[j] = Math.Min(cost, Math.Min(left, row[j]) + 1);
            }
        }

        return row[^1];
    }
}
