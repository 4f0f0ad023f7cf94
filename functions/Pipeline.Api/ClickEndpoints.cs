using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pipeline.Clicks;
using Pipeline.Store;

namespace Pipeline.Api;

/// <summary>Mints the ids of shared affiliate links.</summary>
public static class ClickEndpoints
{
    public static void MapClicks(this IEndpointRouteBuilder routes) => routes.MapPost("/api/communities/{community}/clicks", MintAsync);

    private static async Task<Results<Ok<ClickView>, ProblemHttpResult>> MintAsync(
        string community, NewClick body, CommunityDirectory communities, MintClick mint, CancellationToken cancellationToken)
    {
        if (body is not { Member: { Length: > 0 } member, Target: { Length: > 0 } target })
            return Problems.Body("Give member (who shares the link) and target (the network's link).");
        if (await communities.FindAsync(new(community), cancellationToken) is not { } known)
            return Problems.UnknownCommunity(community);

        var request = new ClickRequest(
            known.Id, new(member), target, body.Channel is null ? null : new(body.Channel), body.Message is null ? null : new(body.Message));
        var minted = await mint.HandleAsync(request, cancellationToken);
        return minted.Outcome switch
        {
            MintOutcome.Minted => TypedResults.Ok(new ClickView(minted.Id.Value, minted.Link!)),
            MintOutcome.UnknownMember => Problems.NotFound("member", "Send the member's id as this community's members have it; one appears with its first event."),
            MintOutcome.UnusableTarget => Problems.Body("The target: send an http(s) address with a macro where the click id goes, for example https://go.example.org/?sub1={click_id}."),
            _ => Problems.Body("The message: name a message by its channel and its own id, or leave out both."),
        };
    }
}

/// <param name="Member">The member's id in the community: who shares the link.</param>
/// <param name="Target">The network's link, with a macro where the click id goes.</param>
/// <param name="Channel">The channel of the message.</param>
/// <param name="Message">The message or guide that carries the link.</param>
public sealed record NewClick(string? Member, string? Target, string? Channel, string? Message);

/// <param name="Id">What the network sends back with every conversion.</param>
/// <param name="Link">The target with the id in it: what the member shares.</param>
public sealed record ClickView(string Id, string Link);
