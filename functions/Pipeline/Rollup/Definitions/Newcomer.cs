using Pipeline.Model;

namespace Pipeline.Rollup.Definitions;

/// <summary>A member's joining and what came of it.</summary>
internal struct Newcomer
{
    public int Member;
    public int Day;

    /// <summary>UTC ticks, here and below; 0: never.</summary>
    public long JoinedAt;
    public long LeftAt;

    /// <summary>Not after an earlier membership, and nothing was posted before.</summary>
    public bool IsFirst;

    /// <summary>Who brought the member, if that was another member; -1 otherwise.</summary>
    public int Referrer;
    public Attribution Attribution;

    public long FirstPostAt;
    public int FirstPostDay;

    /// <summary>The place among the messages.</summary>
    public int FirstPost;

    /// <summary>What leads back to it.</summary>
    public Trace Post;

    /// <summary>When the first post was first answered by another person.</summary>
    public long FirstPostAnsweredAt;
    public Trace FirstAnswer;

    /// <summary>When another person first answered or reacted to any message of the membership.</summary>
    public long HeardAt;
    public Trace Heard;

    /// <summary>The same member's joining before this one; -1: none.</summary>
    public int Earlier;

    /// <summary>What leads back to the joining.</summary>
    public readonly Trace Joining => new(Member, Day, JoinedAt);

    /// <summary>Definition 7: posted, and got an answer or a reaction from another person, all within the window.</summary>
    public readonly bool IsActivated(TimeSpan window) =>
        FirstPostAt != 0 && FirstPostAt < JoinedAt + window.Ticks && HeardAt != 0 && HeardAt < JoinedAt + window.Ticks;

    public readonly bool HasStayed(TimeSpan window) => LeftAt == 0 || LeftAt >= JoinedAt + window.Ticks;
}
