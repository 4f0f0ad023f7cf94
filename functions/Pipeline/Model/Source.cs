using System.Text.Json.Serialization;

namespace Pipeline.Model;

/// <summary>A platform that sends webhooks. Its name in lower case is part of addresses, keys and member ids: names never change.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Source>))]
public enum Source
{
    [JsonStringEnumMemberName("internal")]
    Internal,
    [JsonStringEnumMemberName("telegram")]
    Telegram,
    [JsonStringEnumMemberName("slack")]
    Slack,
    [JsonStringEnumMemberName("discord")]
    Discord,
    [JsonStringEnumMemberName("discourse")]
    Discourse,
    [JsonStringEnumMemberName("ghost")]
    Ghost,
    [JsonStringEnumMemberName("stripe")]
    Stripe,
    [JsonStringEnumMemberName("patreon")]
    Patreon,
    [JsonStringEnumMemberName("whop")]
    Whop,
    [JsonStringEnumMemberName("memberful")]
    Memberful,
    [JsonStringEnumMemberName("hubspot")]
    HubSpot,
    [JsonStringEnumMemberName("affiliate")]
    Affiliate,
    [JsonStringEnumMemberName("gitter")]
    Gitter,
}

public static class SourceNames
{
    private static readonly string[] Names = [.. Enum.GetNames<Source>().Select(name => name.ToLowerInvariant())];

    /// <summary>The source's name as addresses and stored rows have it.</summary>
    public static string Name(this Source source) => Names[(int)source];

    public static bool TryParse(string name, out Source source)
    {
        source = (Source)Array.IndexOf(Names, name);
        return source >= 0;
    }
}
