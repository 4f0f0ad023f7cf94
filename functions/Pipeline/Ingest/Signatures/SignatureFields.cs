namespace Pipeline.Ingest.Signatures;

/// <summary>A signature header that is a list of named values, as Stripe and Ghost write it: <c>t=1785000000,v1=ab12,v1=cd34</c>.</summary>
internal readonly ref struct SignatureFields(ReadOnlySpan<char> header)
{
    // More than any rotation needs; each one costs a pass over the body.
    private const int MaxFields = 16;

    private readonly ReadOnlySpan<char> _header = header;

    /// <summary>The first value of that name; null where there is none.</summary>
    public string? First(ReadOnlySpan<char> name)
    {
        var left = MaxFields;
        foreach (var range in _header.Split(','))
        {
            if (left-- == 0)
                break;
            if (TryValue(_header[range], name, out var value))
                return value.ToString();
        }

        return null;
    }

    /// <summary>Whether the hex value of that name is the content's HMAC-SHA256 under any of the secrets; it may be there several times.</summary>
    public bool AnyIsHex(ReadOnlySpan<char> name, SignedContent content, IReadOnlyList<string> secrets)
    {
        var (left, matches) = (MaxFields, false);
        foreach (var range in _header.Split(','))
        {
            if (left-- == 0)
                break;
            if (TryValue(_header[range], name, out var value))
                matches |= HmacSignature.IsHexOfAny(content, value, secrets);
        }

        return matches;
    }

    private static bool TryValue(ReadOnlySpan<char> field, ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        field = field.Trim();
        var isNamed = field.Length > name.Length && field.StartsWith(name, StringComparison.Ordinal) && field[name.Length] == '=';
        value = isNamed ? field[(name.Length + 1)..] : default;
        return isNamed;
    }
}
