namespace Pipeline.Text;

/// <summary>What is known about a link from its address alone. A link may be several of these at once.</summary>
[Flags]
public enum LinkKinds
{
    None = 0,

    /// <summary>Written without a scheme: <c>example.com/x</c>.</summary>
    Bare = 1,

    /// <summary>Joins a group or a server: t.me/+…, discord.gg/…, chat.whatsapp.com/….</summary>
    Invite = 2,

    /// <summary>Opens a talk with a person, a bot or a channel: t.me/name, wa.me/number.</summary>
    Contact = 4,

    /// <summary>The host is a public URL shortener, so the target is unknown.</summary>
    Shortener = 8,

    /// <summary>The host, a parent of it or the exact address is on a list of phishing and scam sites.</summary>
    Listed = 16,

    /// <summary>As <see cref="Listed"/>, but on a list that its maintainers mark as suspected only.</summary>
    Suspicious = 32,

    /// <summary>The host is a number instead of a name.</summary>
    Numeric = 64,

    /// <summary>The dots are written so that a simple filter misses them: <c>example[.]com</c>, <c>hxxp://</c>.</summary>
    Disguised = 128,

    /// <summary>The path ends in a file that a system would run: .exe, .apk, .scr.</summary>
    Executable = 256,

    /// <summary>The host's last label is one that spam prefers (.top, .xyz, .icu) or is free of charge (.tk).</summary>
    CheapDomain = 512,
}
