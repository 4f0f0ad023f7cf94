using Pipeline.Store;

namespace Pipeline.Model;

/// <summary>A member's flag on a message or on another member.</summary>
public sealed record MemberReport
{
    public required CommunityId Community { get; init; }

    public required DateTimeOffset At { get; init; }

    public required EventId Event { get; init; }

    public required MemberId Reporter { get; init; }

    public MemberId? Reported { get; init; }

    public ChannelId? Channel { get; init; }

    public MessageId? Message { get; init; }

    public static MemberReport Join(MemberReport one, MemberReport other) =>
        RowOrder.Compare(one, other, RowJsonContext.Default.MemberReport) < 0 ? other : one;
}
