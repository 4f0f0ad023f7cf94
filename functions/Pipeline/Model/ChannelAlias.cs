namespace Pipeline.Model;

/// <summary>A channel's new id on its platform: what the old id was connected to, the new one is connected to as well.</summary>
public sealed record ChannelAlias(ConnectionId Connection, ChannelId From, ChannelId To)
{
    public static ChannelAlias Join(ChannelAlias one, ChannelAlias other) =>
        string.CompareOrdinal(one.From.Value, other.From.Value) >= 0 ? one : other;
}
