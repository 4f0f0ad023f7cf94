using Pipeline.Ingest.History;
using Pipeline.Model;

namespace Pipeline.Ingest.Internal;

/// <summary>What is made of a community that the event itself names.</summary>
internal enum NamedCommunity
{
    /// <summary>It is taken only where it says what the connection says too.</summary>
    Refused,

    Taken,

    Ignored,
}

/// <summary>Which community an event goes to.</summary>
/// <param name="Mapped">By the event's channel, or for none; null: nobody has said.</param>
internal sealed record CommunityRule(Func<string?, CommunityId?> Mapped, NamedCommunity Named)
{
    private const string Setting = "Communities";

    /// <summary>The connection's own mapping; its setting Communities = <c>named</c> lets the sender name the community.</summary>
    public static CommunityRule Of(Connection connection) => new(
        connection.CommunityOf,
        IsNamedByEvents(connection.Settings) ? NamedCommunity.Taken : NamedCommunity.Refused);

    public static bool IsNamedByEvents(IEnumerable<KeyValuePair<string, string>> settings) =>
        settings.Any(setting => setting.Key.Equals(Setting, StringComparison.OrdinalIgnoreCase) && setting.Value == "named");

    /// <summary>The community that the import names; where it names none, the file does.</summary>
    public static CommunityRule Of(HistoryContext context) => new(
        _ => context.Community,
        context.Community is null ? NamedCommunity.Taken : NamedCommunity.Ignored);

    public CommunityId? Find(string? channel, string? named, EventFields fields)
    {
        if (named is null || Named == NamedCommunity.Ignored)
            return Mapped(channel);

        if (!CommunityId.IsValid(named))
            fields.Blame("community cannot name a community: use 1 to 63 lower-case letters, digits and hyphens");
        else if (Named == NamedCommunity.Taken)
            return new(named);
        else if (Mapped(channel)?.Value != named)
            fields.Blame($"community is not the one that the connection feeds; its setting {Setting} = named lets events name theirs");

        return Mapped(channel);
    }
}
