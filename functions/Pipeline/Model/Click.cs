using System.Text.Json.Serialization;
using Pipeline.Store;

namespace Pipeline.Model;

/// <summary>
/// The id in a link that a member shares: an affiliate network sends it back with every conversion, which says whose link it was and, where
/// one carried it, which message.
/// </summary>
[JsonConverter(typeof(IdJsonConverter<ClickId>))]
public readonly record struct ClickId(string Value) : IId<ClickId>
{
    private const int Length = 26;

    public static ClickId Create(string value) => new(value);

    /// <summary>Whether the text can be a click id of ours: what else networks send needs no looking up.</summary>
    public static bool IsValid(string? value) => value?.Length == Length && value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));

    public override string ToString() => Value;
}

/// <summary>A shared link.</summary>
public sealed record Click
{
    public required CommunityId Community { get; init; }

    public required ClickId Id { get; init; }

    /// <summary>Who shares it.</summary>
    public required MemberId Member { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The channel of <see cref="Message"/>.</summary>
    public ChannelId? Channel { get; init; }

    /// <summary>The message or guide that carries it.</summary>
    public MessageId? Message { get; init; }

    /// <summary>A click is minted once; of two that say so, the earlier stands.</summary>
    public static Click Join(Click one, Click other) => one.CreatedAt.CompareTo(other.CreatedAt) switch
    {
        < 0 => one,
        > 0 => other,
        _ => RowOrder.Compare(one, other, RowJsonContext.Default.Click) < 0 ? other : one,
    };
}
