namespace Pipeline.Model;

internal static class Slug
{
    private const int MaxLength = 63;

    public static bool IsValid(string? value)
    {
        if (value is not { Length: > 0 and <= MaxLength } || value[0] == '-' || value[^1] == '-')
            return false;

        foreach (var c in value)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
                return false;
        }

        return true;
    }
}
