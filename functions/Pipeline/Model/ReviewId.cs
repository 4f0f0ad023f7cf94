using System.Globalization;
using System.Text;
using Pipeline.Store;

namespace Pipeline.Model;

/// <summary>
/// A review's id: its time, so that the row is found from the id alone and rows sort the newest first, and a digest of the text's place.
/// Not of its event: two connections that see one message see two events.
/// </summary>
public static class ReviewId
{
    private const int TimeLength = 16;
    private const int Length = TimeLength + 1 + 26;

    /// <param name="edit">The event that changed the text; null for the text as posted.</param>
    public static string Of(DateTimeOffset textAt, ChannelId channel, MessageId message, EventId? edit) =>
        Of(textAt, $"{channel.Value}\0{message.Value}\0{edit?.Value}");

    public static string Of(Verdict verdict) => Of(verdict.TextAt, verdict.Channel, verdict.Message, verdict.IsEdit ? verdict.Text : null);

    /// <summary>Of a member who was reported without a message: one for each day.</summary>
    public static string Of(DateTimeOffset day, MemberId member) => Of(day, member.Value);

    /// <summary>The instant that the id was made with; false for what is no review's id.</summary>
    public static bool TryTime(string? id, out DateTimeOffset textAt)
    {
        textAt = default;
        if (id is not { Length: Length } || id[TimeLength] != '-'
            || !long.TryParse(id.AsSpan(0, TimeLength), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var reverse)
            || reverse < 0 || reverse > DateTimeOffset.MaxValue.Ticks || !Digest.TryParse(id.AsSpan(TimeLength + 1), out _))
        {
            return false;
        }

        textAt = new(DateTimeOffset.MaxValue.Ticks - reverse, TimeSpan.Zero);
        return true;
    }

    private static string Of(DateTimeOffset at, string place) => $"{KeyText.ReverseTime(at)}-{Digest.Text(Encoding.UTF8.GetBytes(place))}";
}
