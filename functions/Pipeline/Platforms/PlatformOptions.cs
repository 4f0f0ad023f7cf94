namespace Pipeline.Platforms;

/// <summary>Where the platforms' interfaces are: configuration section <c>Platforms</c>. Only tests and proxies change them.</summary>
public sealed class PlatformOptions
{
    public const string Section = "Platforms";

    /// <summary><see href="https://core.telegram.org/bots/api#making-requests"/></summary>
    public Uri Telegram { get; init; } = new("https://api.telegram.org/");

    /// <summary><see href="https://docs.slack.dev/apis/web-api/"/></summary>
    public Uri Slack { get; init; } = new("https://slack.com/api/");

    /// <summary><see href="https://docs.discord.com/developers/reference#api-versioning"/></summary>
    public Uri Discord { get; init; } = new("https://discord.com/api/v10/");
}
