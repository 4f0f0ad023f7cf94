using Pipeline.Model;

namespace Pipeline.Local.Simulation;

internal enum ActKind : byte
{
    Joined,
    Left,
    RoleChanged,
    InviteMade,
    Posted,
    Edited,
    Deleted,
    Reacted,
    TookBack,

    /// <summary>A channel where nobody's name stands by a reaction shows how many there are.</summary>
    Counted,
    PollOpened,
    PollAnswered,
    Reported,
    Converted,

    /// <summary>Staff changed what the community's bot may do.</summary>
    BotSet,
}

/// <summary>
/// What one person of a made-up community did, in no platform's words and without text. Which properties are set depends on
/// <see cref="Kind"/>; people, channels and messages are numbers, so that millions of acts take no memory.
/// </summary>
internal readonly record struct Act
{
    public const int Nobody = -1;

    public Act()
    {
    }

    public required ActKind Kind { get; init; }

    /// <summary>Whole seconds since 1970, the finest time that every platform sends.</summary>
    public required long Seconds { get; init; }

    /// <summary>Who acts, as a position in the community's people in order of their first appearance.</summary>
    public required int Member { get; init; }

    /// <summary>The inviter, who removed, whose message is answered or reacted to, who is reported.</summary>
    public int Other { get; init; } = Nobody;

    /// <summary>Position in <see cref="CommunityProfile.Channels"/>.</summary>
    public short Channel { get; init; }

    /// <summary>
    /// Number within the channel, from 1 on. Where joins are announced, the announcement takes a number too. Of a poll and its
    /// answers: the poll; of a conversion: the transaction.
    /// </summary>
    public long Message { get; init; }

    /// <summary>The answered message in the same channel; 0 for none.</summary>
    public long ReplyTo { get; init; }

    /// <summary>When the message was posted that is answered, edited or deleted.</summary>
    public long TargetSeconds { get; init; }

    /// <summary>The first message of the thread; 0 for none.</summary>
    public long Thread { get; init; }

    /// <summary>Of a message: what its text is made from.</summary>
    public Words Words { get; init; }

    /// <summary>Of a reaction: position in <see cref="Emojis.All"/>. Of a poll answer: the option, or <see cref="NoOption"/>.</summary>
    public byte Choice { get; init; }

    /// <summary>Reactions that a message has, or what a conversion pays, in cents.</summary>
    public int Amount { get; init; }

    public Attribution Attribution { get; init; }

    public LeaveReason Reason { get; init; }

    public ConversionStatus Status { get; init; }

    /// <summary>Position in <see cref="CommunityProfile.Script"/>, from 1 on; 0 for what happened by chance.</summary>
    public int Scripted { get; init; }

    public DateTimeOffset At => DateTimeOffset.FromUnixTimeSeconds(Seconds);

    /// <summary>An answer to a poll that was taken back.</summary>
    public const byte NoOption = byte.MaxValue;
}

/// <summary>How a text came to be as it is.</summary>
internal enum Writing : byte
{
    Clean,

    /// <summary>With a slip of the hand that is going to be corrected.</summary>
    Slipped,

    /// <summary>With something added later.</summary>
    Extended,
}

/// <summary>All that a text is made from, whenever it is asked for.</summary>
internal readonly record struct Words(ulong Seed, Genre Genre, Language Language, byte Topic, Writing Writing = Writing.Clean);
