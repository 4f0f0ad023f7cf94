using System.Text.Json.Serialization;

namespace Pipeline.Model;

/// <summary>An id that travels and is stored as its text.</summary>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    string Value { get; }

    static abstract TSelf Create(string value);
}

/// <summary>A community's slug, chosen by the people who run it: lower-case letters, digits and hyphens, at most 63.</summary>
[JsonConverter(typeof(IdJsonConverter<CommunityId>))]
public readonly record struct CommunityId(string Value) : IId<CommunityId>
{
    public static CommunityId Create(string value) => new(value);

    /// <summary>Whether <paramref name="value"/> can name a community (and be part of an address and of a key).</summary>
    public static bool IsValid(string? value) => Slug.IsValid(value);

    public override string ToString() => Value;
}

/// <summary>One installed bot, app or endpoint of a source: the last part of its webhook address.</summary>
[JsonConverter(typeof(IdJsonConverter<ConnectionId>))]
public readonly record struct ConnectionId(string Value) : IId<ConnectionId>
{
    public static ConnectionId Create(string value) => new(value);

    public static bool IsValid(string? value) => Slug.IsValid(value);

    public override string ToString() => Value;
}

/// <summary>A person's account on one source, as 26 characters that say nothing about who it is (see <see cref="MemberKey"/>).</summary>
[JsonConverter(typeof(IdJsonConverter<MemberId>))]
public readonly record struct MemberId(string Value) : IId<MemberId>, IComparable<MemberId>
{
    public static MemberId Create(string value) => new(value);

    public int CompareTo(MemberId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    public static bool operator <(MemberId left, MemberId right) => left.CompareTo(right) < 0;

    public static bool operator >(MemberId left, MemberId right) => left.CompareTo(right) > 0;

    public static bool operator <=(MemberId left, MemberId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(MemberId left, MemberId right) => left.CompareTo(right) >= 0;
}

/// <summary>A channel, group chat or forum, as its source names it. Unique within a community together with the source's own id space.</summary>
[JsonConverter(typeof(IdJsonConverter<ChannelId>))]
public readonly record struct ChannelId(string Value) : IId<ChannelId>
{
    public static ChannelId Create(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>A message within its channel, as its source names it.</summary>
[JsonConverter(typeof(IdJsonConverter<MessageId>))]
public readonly record struct MessageId(string Value) : IId<MessageId>
{
    public static MessageId Create(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>One event of one connection: 26 characters derived from the platform's own id, so a redelivery has the same (see <see cref="Of"/>).</summary>
[JsonConverter(typeof(IdJsonConverter<EventId>))]
public readonly record struct EventId(string Value) : IId<EventId>
{
    public static EventId Create(string value) => new(value);

    /// <summary>The id of the <paramref name="ordinal"/>-th event in what the platform calls <paramref name="nativeId"/>, scoped by connection.</summary>
    public static EventId Of(ConnectionId connection, ReadOnlySpan<char> nativeId, int ordinal = 0) =>
        new(Digest.Text(connection.Value, nativeId, ordinal));

    public override string ToString() => Value;
}
