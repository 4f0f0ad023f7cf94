namespace Pipeline.Model;

/// <summary>A text with links among the first that a member wrote.</summary>
public sealed record LinkedText(DateTimeOffset At, ChannelId Channel, MessageId Message, int Links) : IComparable<LinkedText>
{
    /// <summary>So many of a member's first ones are kept: more than any rule allows a newcomer.</summary>
    public const int Kept = 16;

    public int CompareTo(LinkedText? other) => other is null ? 1 : Key(this).CompareTo(Key(other));

    /// <summary>The first of both.</summary>
    public static IReadOnlyList<LinkedText>? Join(IReadOnlyList<LinkedText>? one, IReadOnlyList<LinkedText>? other)
    {
        if (other is null || ReferenceEquals(one, other))
            return one;

        return one is null ? other : [.. one.Concat(other).Distinct().Order().Take(Kept)];
    }

    public static bool operator <(LinkedText left, LinkedText right) => left.CompareTo(right) < 0;

    public static bool operator >(LinkedText left, LinkedText right) => left.CompareTo(right) > 0;

    public static bool operator <=(LinkedText left, LinkedText right) => left.CompareTo(right) <= 0;

    public static bool operator >=(LinkedText left, LinkedText right) => left.CompareTo(right) >= 0;

    private static (DateTimeOffset, string, string, int) Key(LinkedText text) => (text.At, text.Channel.Value, text.Message.Value, text.Links);
}
