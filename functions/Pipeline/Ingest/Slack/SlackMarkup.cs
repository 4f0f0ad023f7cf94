namespace Pipeline.Ingest.Slack;

/// <summary>Reads markup into <paramref name="plain"/>, which is as long as the markup.</summary>
internal ref struct SlackMarkup(Span<char> plain)
{
    private const string Group = "subteam^";

    private readonly Span<char> _plain = plain;
    private int _length;
    private int _mentions;
    private List<string>? _hidden;

    public SlackText Read(ReadOnlySpan<char> markup)
    {
        while (markup.IndexOf('<') is >= 0 and var open && markup[open..].IndexOf('>') is >= 0 and var length)
        {
            Add(markup[..open]);
            AddTag(markup.Slice(open + 1, length - 1), markup.Slice(open, length + 1));
            markup = markup[(open + length + 1)..];
        }

        Add(markup);
        return new(_plain[.._length].ToString(), _mentions, _hidden);
    }

    private void AddTag(ReadOnlySpan<char> inside, ReadOnlySpan<char> whole)
    {
        var bar = inside.IndexOf('|');
        var target = bar < 0 ? inside : inside[..bar];
        var label = bar < 0 ? default : inside[(bar + 1)..];
        switch (target)
        {
            case ['@', .. var account]:
                Mention(label.IsEmpty ? account : label);
                break;
            case ['#', .. var channel]:
                Add("#");
                Add(label.IsEmpty ? channel : label);
                break;
            case ['!', .. var command]:
                AddCommand(command, label);
                break;
            case var address when address.Contains(':'):
                AddLink(address, label);
                break;
            default:
                Add(whole);
                break;
        }
    }

    // Everybody who is here, or in a group of people, is called as one.
    private void AddCommand(ReadOnlySpan<char> command, ReadOnlySpan<char> label)
    {
        if (command is "here" or "channel" or "everyone")
            Mention(command);
        else if (command.StartsWith(Group, StringComparison.Ordinal))
            Mention(label.IsEmpty ? command[Group.Length..] : label);
        else
            Add(label.IsEmpty ? command : label);
    }

    private void Mention(ReadOnlySpan<char> name)
    {
        _mentions++;
        Add("@");
        Add(name.TrimStart('@'));
    }

    private void AddLink(ReadOnlySpan<char> address, ReadOnlySpan<char> label)
    {
        if (label.IsEmpty || Bare(label).Equals(Bare(address), StringComparison.OrdinalIgnoreCase))
        {
            Add(address);
            return;
        }

        Add(label);
        if (!address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) && !address.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
            (_hidden ??= []).Add(address.ToString().Replace("&amp;", "&", StringComparison.Ordinal));
    }

    // Slack makes a link of what looks like one, as it was written: that hides nothing.
    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        return (scheme < 0 ? address : address[(scheme + 3)..]).TrimEnd('/');
    }

    private void Add(ReadOnlySpan<char> escaped)
    {
        while (escaped.IndexOf('&') is >= 0 and var at)
        {
            Copy(escaped[..at]);
            var (character, length) = escaped[at..] switch
            {
                ['&', 'l', 't', ';', ..] => ('<', 4),
                ['&', 'g', 't', ';', ..] => ('>', 4),
                ['&', 'a', 'm', 'p', ';', ..] => ('&', 5),
                _ => ('&', 1),
            };
            _plain[_length++] = character;
            escaped = escaped[(at + length)..];
        }

        Copy(escaped);
    }

    private void Copy(ReadOnlySpan<char> text)
    {
        text.CopyTo(_plain[_length..]);
        _length += text.Length;
    }
}
