using System.Text.Json.Serialization;

namespace Pipeline.Model;

/// <summary>What a message carries. Text lives on the bus and in reviews only; no other table keeps it.</summary>
public sealed record MessageContent(string Text)
{
    /// <summary>Addresses that the text hides behind words (Telegram text_link, Slack &lt;url|label&gt;, HTML anchors).</summary>
    public IReadOnlyList<string>? HiddenLinks { get; init; }

    /// <summary>How many people the platform says are mentioned.</summary>
    public int Mentions { get; init; }

    /// <summary>Photos, files, voice, stickers.</summary>
    public bool HasMedia { get; init; }

    public bool IsForwarded { get; init; }
}

/// <summary>A member posted a message.</summary>
public sealed record MessagePosted : CommunityEvent
{
    public required ChannelId Channel { get; init; }

    public required MessageId Message { get; init; }

    public required Person Author { get; init; }

    public required MessageContent Content { get; init; }

    /// <summary>The message that this one answers, in the same channel.</summary>
    public MessageId? ReplyTo { get; init; }

    /// <summary>The thread or topic inside the channel.</summary>
    public string? Thread { get; init; }
}

/// <summary>A member changed a message's text. <see cref="CommunityEvent.At"/> is the time of the change.</summary>
public sealed record MessageEdited : CommunityEvent
{
    public required ChannelId Channel { get; init; }

    public required MessageId Message { get; init; }

    public required Person Author { get; init; }

    public required MessageContent Content { get; init; }
}

/// <summary>A message is gone from the platform.</summary>
public sealed record MessageDeleted : CommunityEvent
{
    public required ChannelId Channel { get; init; }

    public required MessageId Message { get; init; }

    /// <summary>Who deleted it, where the platform says so.</summary>
    public MemberId? By { get; init; }
}

/// <summary>A member added or took back reactions on a message.</summary>
public sealed record ReactionsChanged : CommunityEvent
{
    public required ChannelId Channel { get; init; }

    public required MessageId Message { get; init; }

    public required Person Actor { get; init; }

    public IReadOnlyList<string> Added { get => field ?? []; init; }

    public IReadOnlyList<string> Removed { get => field ?? []; init; }
}

/// <summary>How many anonymous reactions a message has now: a total, not a change.</summary>
public sealed record ReactionTotals : CommunityEvent
{
    public required ChannelId Channel { get; init; }

    public required MessageId Message { get; init; }

    /// <summary>All reactions on the message at <see cref="CommunityEvent.At"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int Total { get; init; }
}

/// <summary>A group got a new platform id (Telegram: a group became a supergroup). Message ids start anew.</summary>
public sealed record ChannelMigrated : CommunityEvent
{
    public required ChannelId From { get; init; }

    public required ChannelId To { get; init; }
}

/// <summary>A member answered a poll; no options means the answer was taken back.</summary>
public sealed record PollAnswered : CommunityEvent
{
    public required Person Member { get; init; }

    public required string Poll { get; init; }

    public IReadOnlyList<int> Options { get => field ?? []; init; }
}

/// <summary>A member entered a voice channel or call.</summary>
public sealed record VoiceJoined : CommunityEvent
{
    public required Person Member { get; init; }

    public ChannelId? Channel { get; init; }
}
