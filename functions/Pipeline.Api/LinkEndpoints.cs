using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pipeline.Identity;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Api;

/// <summary>Which accounts are one person's: said by moderators, or proved by the person with a code.</summary>
public static class LinkEndpoints
{
    private const string Links = "/api/communities/{community}/links";

    public static void MapLinks(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Links, ListAsync);
        routes.MapPost(Links, LinkAsync);
        routes.MapDelete(Links + "/{one}/{other}", UnlinkAsync);
        routes.MapPost("/api/communities/{community}/members/{member}/link-code", MakeCodeAsync);
    }

    private static async Task<Ok<IReadOnlyList<LinkView>>> ListAsync(string community, IStore store, CancellationToken cancellationToken)
    {
        var persons = await store.PersonsAsync(new(community), cancellationToken);
        return TypedResults.Ok<IReadOnlyList<LinkView>>(
            [.. persons.Links.Select(link => new LinkView(link.One, link.Other, persons.Of(link.One), link.Made.At, link.Made.By, link.Made.Reason))]);
    }

    /// <summary>Two accounts by a moderator's word (<c>one</c>, <c>other</c>, <c>by</c>), or by a code that <c>member</c> sent.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> LinkAsync(
        string community, LinkRequest request, LinkAccounts accounts, CancellationToken cancellationToken)
    {
        LinkOutcome outcome;
        if (request is { Code: { } code, Member: { Length: > 0 } member })
            outcome = await accounts.RedeemAsync(new(community), code, new(member), cancellationToken);
        else if (request is { One: { Length: > 0 } one, Other: { Length: > 0 } other, By: { Length: > 0 } by })
            outcome = await accounts.LinkAsync(new(community), new(one), new(other), by, request.Reason, cancellationToken);
        else
            return Problems.Body("Give one, other and by (who says so), or code and member (who sent it). A reason is welcome: people ask.");

        return outcome switch
        {
            LinkOutcome.Done => TypedResults.NoContent(),
            LinkOutcome.UnknownMember => Problems.NotFound("member", "Both accounts must have been seen in the community before they can be one person's."),
            LinkOutcome.SameAccount => Problems.Body("An account cannot be linked to itself: one and other are the same."),
            LinkOutcome.CodeWasUsed => Problems.Conflict("code-used", "The code was used", "Another account sent it first. Make a new code."),
            _ => Problems.Body("The code is none of this community's, it is over, or it is the sender's own. Make a new one."),
        };
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> UnlinkAsync(
        string community, string one, string other, string? by, string? reason, LinkAccounts accounts, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(by))
            return Problems.Query("by", "Say who ends the link: ?by=name.");

        await accounts.UnlinkAsync(new(community), new(one), new(other), by, reason, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<LinkCode>, ProblemHttpResult>> MakeCodeAsync(
        string community, string member, LinkAccounts accounts, CancellationToken cancellationToken) =>
        await accounts.MakeCodeAsync(new(community), new(member), cancellationToken) is { } code
            ? TypedResults.Ok(code)
            : Problems.NotFound("member", "A code is made for an account that has been seen in the community.");
}

/// <summary>Either by a moderator's word, or by a code.</summary>
public sealed record LinkRequest(string? One, string? Other, string? By, string? Reason, string? Code, string? Member);

/// <param name="Person">The account that names the person.</param>
public sealed record LinkView(MemberId One, MemberId Other, MemberId Person, DateTimeOffset At, string By, string? Reason);
