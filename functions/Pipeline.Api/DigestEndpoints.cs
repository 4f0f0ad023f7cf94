using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pipeline.Digests;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Api;

/// <summary>The weekly digest: as it would be posted, its picture, and posting it now.</summary>
public static class DigestEndpoints
{
    private const string Digest = "/api/communities/{community}/digest";
    private const string Formats = "Use json, telegram, slack, discord, mail or picture, or leave it out.";

    public static void MapDigests(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Digest, ShowAsync);
        routes.MapPost(Digest, SendAsync);
    }

    /// <summary>Of the week that ended with <c>week</c>, a Sunday; without it, of the last that has its numbers.</summary>
    private static async Task<Results<Ok<DigestContent>, ContentHttpResult, FileContentHttpResult, NoContent, ProblemHttpResult>> ShowAsync(
        string community, string? format, string? week, [AsParameters] DigestParts parts, CancellationToken cancellationToken)
    {
        if (await parts.Communities.FindAsync(new(community), cancellationToken) is not { } known)
            return Problems.UnknownCommunity(community);
        if (!QueryValues.TryDay(week, out var asked) || asked is { DayOfWeek: not DayOfWeek.Sunday })
            return Problems.Query("week", "Give the Sunday with which the week ended, as yyyy-MM-dd.");
        if ((asked ?? await parts.Read.NewestWeekAsync(known.Id, cancellationToken)) is not { } sunday
            || await parts.Read.HandleAsync(known, sunday, cancellationToken) is not { } content)
            return TypedResults.NoContent();

        return format switch
        {
            null or "" or "json" => TypedResults.Ok(content),
            "telegram" => Text(content, DigestMarkup.Telegram),
            "slack" => Text(content, DigestMarkup.Slack),
            "discord" => Text(content, DigestMarkup.Discord),
            "mail" => TypedResults.Content(DigestMail.Of(content), "text/html; charset=utf-8"),
            "picture" => TypedResults.Bytes(parts.Draw(content), "image/png"),
            _ => Problems.Query("format", Formats),
        };
    }

    /// <summary>Posts it now, where the settings say. Once: a week's digest that was posted or begun is not posted again.</summary>
    private static async Task<Results<Ok<DigestSent>, ProblemHttpResult>> SendAsync(
        string community, CommunityDirectory communities, ReadDigest read, SendDigest send, CancellationToken cancellationToken)
    {
        if (await communities.FindAsync(new(community), cancellationToken) is not { } known)
            return Problems.UnknownCommunity(community);
        if (!known.Digest.IsOn)
            return Problems.Conflict("no-digest", "Nobody said where the digest goes", "Set digest.connection and digest.channel in the community's settings.");
        if (await read.NewestWeekAsync(known.Id, cancellationToken) is not { } week)
            return Problems.Conflict("no-week", "No week has its numbers yet", "Wait until a Sunday's numbers are closed, or close the days now.");

        return await send.HandleAsync(known, week, cancellationToken) switch
        {
            { State: DigestState.Refused } refused => Problems.Conflict("not-posted", "The platform did not post it", refused.Detail ?? ""),
            { } ended => TypedResults.Ok(ended),
            null => Problems.Conflict("already-posted", "It was posted before, or begun", $"The digest of the week to {week:yyyy-MM-dd} is not posted twice."),
        };
    }

    private static ContentHttpResult Text(DigestContent content, DigestMarkup markup) => TypedResults.Text(DigestText.Of(content, markup));
}

/// <summary>What showing a digest takes.</summary>
internal sealed record DigestParts(CommunityDirectory Communities, ReadDigest Read, DrawDigest Draw);
