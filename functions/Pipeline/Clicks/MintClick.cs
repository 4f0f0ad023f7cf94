using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Clicks;

/// <summary>What a click is to be minted for.</summary>
/// <param name="Target">The network's link, with a macro where the click id goes, for example <c>https://go.example.org/?sub1={click_id}</c>.</param>
/// <param name="Channel">The channel of the message.</param>
/// <param name="Message">The message or guide that carries the link.</param>
public sealed record ClickRequest(CommunityId Community, MemberId Member, string Target, ChannelId? Channel = null, MessageId? Message = null);

/// <summary>What became of a request.</summary>
public enum MintOutcome
{
    Minted,

    /// <summary>The community has no such member.</summary>
    UnknownMember,

    /// <summary>The target is no address with a macro for the click id in it.</summary>
    UnusableTarget,

    /// <summary>A message is named by its channel and its own id, and each has at most so many characters.</summary>
    UnusableMessage,
}

/// <summary>A minted click.</summary>
/// <param name="Link">The target with the id in the macro's place: what the member shares.</param>
public sealed record MintedClick(MintOutcome Outcome, ClickId Id = default, string? Link = null);

/// <summary>
/// Mints the click id of a link that a member shares. It follows from who shares what where, under the member key: asked again the answer is
/// the same, and nobody without the key can make up another member's.
/// </summary>
public sealed class MintClick(IStore store, MemberKey key, TimeProvider clock)
{
    private const int MaxIdLength = 95;

    public async Task<MintedClick> HandleAsync(ClickRequest request, CancellationToken cancellationToken)
    {
        if ((request.Message is null) != (request.Channel is null) || !IsUsable(request.Channel?.Value) || !IsUsable(request.Message?.Value))
            return new(MintOutcome.UnusableMessage);
        if (ClickTarget.Parse(request.Target) is not { } target)
            return new(MintOutcome.UnusableTarget);
        if (await store.FindAsync(Tables.Members, Tables.MemberKey(request.Community, request.Member), cancellationToken) is null)
            return new(MintOutcome.UnknownMember);

        var id = new ClickId(key.Proof(
            "click", $"{request.Community}\n{request.Member}\n{request.Channel}\n{request.Message}\n{request.Target}"));
        await store.JoinAsync(
            Tables.Clicks,
            [
                new Click
                {
                    Community = request.Community,
                    Id = id,
                    Member = request.Member,
                    CreatedAt = clock.GetUtcNow(),
                    Channel = request.Channel,
                    Message = request.Message,
                },
            ],
            cancellationToken);
        return new(MintOutcome.Minted, id, target.With(id));
    }

    private static bool IsUsable(string? id) => id is null || (id.Length is > 0 and <= MaxIdLength && !id.Any(char.IsControl));
}
