using System.Text;
using Pipeline.Model;

namespace Pipeline.Ingest.Slack;

/// <summary>
/// Slack's markup (https://docs.slack.dev/messaging/formatting-message-text) as the text that people see: <c>&lt;@U1&gt;</c> is a mention,
/// <c>&lt;https://…|label&gt;</c> a link behind words, and three characters are escaped.
/// </summary>
internal static class SlackMarkup
{
    public static MessageContent ContentOf(SlackMessage message)
    {
        var seen = new Seen(message.Text ?? "");
        return new(seen.Text)
        {
            HiddenLinks = seen.HiddenLinks,
            Mentions = seen.Mentions,
            HasMedia = message.Files is { Length: > 0 },
            IsForwarded = message.Attachments is { } attachments && Array.Exists(attachments, attachment => attachment is { IsShare: true }),
        };
    }

    private struct Seen
    {
        private readonly StringBuilder? _plain;

        public Seen(string markup)
        {
            Text = markup;
            if (markup.AsSpan().IndexOfAny('<', '&') < 0)
                return;

            _plain = new(markup.Length);
            Read(markup);
            Text = _plain.ToString();
        }

        public string Text { get; }

        public List<string>? HiddenLinks { get; private set; }

        public int Mentions { get; private set; }

        private void Read(ReadOnlySpan<char> markup)
        {
            while (markup.IndexOf('<') is >= 0 and var open && markup[open..].IndexOf('>') is >= 0 and var length)
            {
                AddEscaped(markup[..open]);
                Add(markup.Slice(open + 1, length - 1), markup.Slice(open, length + 1));
                markup = markup[(open + length + 1)..];
            }

            AddEscaped(markup);
        }

        private void Add(ReadOnlySpan<char> inside, ReadOnlySpan<char> whole)
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
                    _plain!.Append('#');
                    AddEscaped(label.IsEmpty ? channel : label);
                    break;
                case ['!', .. var command]:
                    AddCommand(command, label);
                    break;
                case var address when address.Contains(':'):
                    AddLink(address, label);
                    break;
                default:
                    AddEscaped(whole);
                    break;
            }
        }

        // Everybody who is here, or in a group of people, is called as one.
        private void AddCommand(ReadOnlySpan<char> command, ReadOnlySpan<char> label)
        {
            if (command is "here" or "channel" or "everyone")
                Mention(command);
            else if (command.StartsWith("subteam^", StringComparison.Ordinal))
                Mention(label.IsEmpty ? command["subteam^".Length..] : label);
            else
                AddEscaped(label.IsEmpty ? command : label);
        }

        private void Mention(ReadOnlySpan<char> name)
        {
            Mentions++;
            _plain!.Append('@');
            AddEscaped(name.TrimStart('@'));
        }

        private void AddLink(ReadOnlySpan<char> address, ReadOnlySpan<char> label)
        {
            if (label.IsEmpty || Bare(label).Equals(Bare(address), StringComparison.OrdinalIgnoreCase))
            {
                AddEscaped(address);
                return;
            }

            AddEscaped(label);
            if (!address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) && !address.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
                (HiddenLinks ??= []).Add(address.ToString().Replace("&amp;", "&", StringComparison.Ordinal));
        }

        // Slack makes a link of what looks like one, as it was written: that hides nothing.
        private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> address)
        {
            var scheme = address.IndexOf("://", StringComparison.Ordinal);
            return (scheme < 0 ? address : address[(scheme + 3)..]).TrimEnd('/');
        }

        private readonly void AddEscaped(ReadOnlySpan<char> text)
        {
            while (text.IndexOf('&') is >= 0 and var at)
            {
                _plain!.Append(text[..at]);
                var (character, length) = text[at..] switch
                {
                    ['&', 'l', 't', ';', ..] => ('<', 4),
                    ['&', 'g', 't', ';', ..] => ('>', 4),
                    ['&', 'a', 'm', 'p', ';', ..] => ('&', 5),
                    _ => ('&', 1),
                };
                _plain.Append(character);
                text = text[(at + length)..];
            }

            _plain!.Append(text);
        }
    }
}
