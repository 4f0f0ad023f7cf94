using System.Globalization;
using Pipeline.Model;

namespace Pipeline.Ingest;

/// <summary>What every source's events are held to before they reach the bus: beyond it a later stage could store no row of them.</summary>
internal static class EventLimits
{
    /// <summary>
    /// Characters of a channel's or message's id. A key of Table Storage has 1,024 characters; both ids together with an instant make
    /// one, and each character may take five (see <see cref="Store.KeyText.Safe"/>).
    /// </summary>
    public const int MaxIdLength = 100;

    /// <summary>How far a platform's clock may be ahead: beyond it the event would open a day that nobody has lived yet.</summary>
    public static readonly TimeSpan MaxAhead = TimeSpan.FromDays(1);

    /// <summary>A clock that was never set says 1970, or the year 1.</summary>
    public static readonly DateTimeOffset Earliest = new(1971, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Why the event cannot be taken, without quoting it; null where it can.</summary>
    public static string? FaultOf(CommunityEvent communityEvent, DateTimeOffset now)
    {
        if (communityEvent.At > now + MaxAhead)
            return "An event is more than a day in the future.";
        if (communityEvent.At < Earliest)
            return "An event is from before 1971: the clock it comes from was never set.";

        var longest = communityEvent switch
        {
            MessagePosted posted => Longest(posted.Channel.Value, posted.Message.Value, posted.ReplyTo?.Value),
            MessageEdited edited => Longest(edited.Channel.Value, edited.Message.Value),
            MessageDeleted deleted => Longest(deleted.Channel.Value, deleted.Message.Value),
            ReactionsChanged reactions => Longest(reactions.Channel.Value, reactions.Message.Value),
            ReactionTotals totals => Longest(totals.Channel.Value, totals.Message.Value),
            MemberReported reported => Longest(reported.Channel?.Value, reported.Message?.Value),
            ChannelMigrated migrated => Longest(migrated.From.Value, migrated.To.Value),
            VoiceJoined voice => Longest(voice.Channel?.Value),
            _ => 0,
        };
        return longest <= MaxIdLength
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"An event has an id of {longest} characters; ids have at most {MaxIdLength}.");
    }

    private static int Longest(params ReadOnlySpan<string?> ids)
    {
        var longest = 0;
        foreach (var id in ids)
            longest = Math.Max(longest, id?.Length ?? 0);
        return longest;
    }
}
