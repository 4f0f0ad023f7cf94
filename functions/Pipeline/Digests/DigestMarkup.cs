using System.Text;

namespace Pipeline.Digests;

/// <summary>How a platform writes bold words and links, and how long a text may be that goes with a picture.</summary>
public abstract record DigestMarkup(int MostChars)
{
    /// <summary><see href="https://core.telegram.org/bots/api#html-style"/>; a picture's words are 1,024 characters at most.</summary>
    public static DigestMarkup Telegram { get; } = new Html();

    /// <summary><see href="https://docs.slack.dev/messaging/formatting-message-text"/></summary>
    public static DigestMarkup Slack { get; } = new Mrkdwn();

    /// <summary><see href="https://docs.discord.com/developers/resources/message#create-message"/></summary>
    public static DigestMarkup Discord { get; } = new Markdown();

    /// <summary>Words alone, for a terminal; links follow their words.</summary>
    public static DigestMarkup Words { get; } = new NoMarkup();

    /// <summary>Words of people and of ours: nothing in them is markup, and nobody is called by them.</summary>
    public abstract string Plain(string words);

    /// <param name="words">Already <see cref="Plain"/>.</param>
    public abstract string Bold(string words);

    /// <param name="words">Already <see cref="Plain"/>.</param>
    public abstract string Link(string words, Uri target);

    private static string Angles(string words) => words.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private sealed record Html() : DigestMarkup(1_024)
    {
        public override string Plain(string words) => Angles(words);

        public override string Bold(string words) => $"<b>{words}</b>";

        public override string Link(string words, Uri target) => $"<a href=\"{Angles(target.AbsoluteUri)}\">{words}</a>";
    }

    private sealed record Mrkdwn() : DigestMarkup(3_000)
    {
        // Between zero-width spaces no sign begins or ends a format.
        public override string Plain(string words)
        {
            var plain = new StringBuilder();
            foreach (var letter in Angles(words))
                plain.Append(letter is '*' or '_' or '~' or '`' ? $"\u200b{letter}\u200b" : letter.ToString());
            return plain.ToString();
        }

        public override string Bold(string words) => $"*{words}*";

        public override string Link(string words, Uri target) => $"<{Angles(target.AbsoluteUri).Replace("|", "%7C", StringComparison.Ordinal)}|{words}>";
    }

    private sealed record Markdown() : DigestMarkup(2_000)
    {
        public override string Plain(string words)
        {
            var plain = new StringBuilder();
            foreach (var letter in words)
                plain.Append(@"\*_~`|>#[]()-@:<".Contains(letter, StringComparison.Ordinal) ? $"\\{letter}" : letter.ToString());
            return plain.ToString();
        }

        public override string Bold(string words) => $"**{words}**";

        public override string Link(string words, Uri target) => $"[{words}](<{target.AbsoluteUri}>)";
    }

    private sealed record NoMarkup() : DigestMarkup(int.MaxValue)
    {
        public override string Plain(string words) => words;

        public override string Bold(string words) => words;

        public override string Link(string words, Uri target) => $"{words} {target.AbsoluteUri}";
    }
}
