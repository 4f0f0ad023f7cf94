using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pipeline.Model;
using Pipeline.Recognise;
using Pipeline.Report;
using Pipeline.Rollup.Recognised;

namespace Pipeline.Api;

/// <summary>About whom and what somebody should do something, what goes wrong, and who was recognised.</summary>
public static class ListEndpoints
{
    private const string Recognitions = "/api/communities/{community}/recognitions";

    public static void MapLists(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/communities/{community}/lists/{list}", ListAsync);
        routes.MapGet("/api/communities/{community}/alerts", AlertsAsync);
        routes.MapGet("/api/communities/{community}/growth", GrowthAsync);
        routes.MapGet(Recognitions, RecognisedAsync);
        routes.MapPost(Recognitions, RecogniseAsync);
        routes.MapGet($"{Recognitions}/effect", EffectAsync);
    }

    private static async Task<Results<Ok<ListReport>, ProblemHttpResult>> ListAsync(
        string community, string list, ReadLists lists, CancellationToken cancellationToken)
    {
        if (!ListNames.TryParse(list, out var name))
            return Problems.NotFound("list", $"There are: {string.Join(", ", ListNames.All)}.");

        return await lists.HandleAsync(new(community), name, cancellationToken) is { } report
            ? TypedResults.Ok(report)
            : Problems.UnknownCommunity(community);
    }

    private static async Task<Results<Ok<AlertsReport>, ProblemHttpResult>> AlertsAsync(
        string community, ReadAlerts alerts, CancellationToken cancellationToken) =>
        await alerts.HandleAsync(new(community), cancellationToken) is { } report ? TypedResults.Ok(report) : Problems.UnknownCommunity(community);

    private static async Task<Results<Ok<GrowthReport>, ProblemHttpResult>> GrowthAsync(
        string community, ReadAlerts alerts, CancellationToken cancellationToken) =>
        await alerts.GrowthAsync(new(community), cancellationToken) is { } report ? TypedResults.Ok(report) : Problems.UnknownCommunity(community);

    private static async Task<Ok<IReadOnlyList<Recognition>>> RecognisedAsync(
        string community, RecogniseMember recognise, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<Recognition>>(await recognise.ListAsync(new(community), cancellationToken));

    private static async Task<Results<Ok<RecognitionEffect>, ProblemHttpResult>> EffectAsync(
        string community, MeasureRecognition measure, CancellationToken cancellationToken) =>
        await measure.HandleAsync(new(community), cancellationToken) is { } effect ? TypedResults.Ok(effect) : Problems.UnknownCommunity(community);

    private static async Task<Results<NoContent, ProblemHttpResult>> RecogniseAsync(
        string community, RecognitionRequest request, RecogniseMember recognise, CancellationToken cancellationToken)
    {
        if (request is not { Member: { Length: > 0 } member, Kind: { } kind, By: { Length: > 0 } by, Consent: { } consent })
        {
            return Problems.Body(
                "Give member, kind (role, spotlight, contribution_tag, early_access, asked_opinion), by (who does it) and consent (whether the member agreed to be named in public).");
        }

        var recognition = new Recognition
        {
            Community = new(community),
            Member = new(member),
            At = default,
            Kind = kind,
            By = by,
            HasConsent = consent,
            IsPublic = request.Public == true,
        };
        return await recognise.HandleAsync(recognition, cancellationToken) switch
        {
            RecogniseOutcome.Done => TypedResults.NoContent(),
            RecogniseOutcome.UnknownMember => Problems.NotFound("member", "Nobody with this id has been seen in the community."),
            _ => Problems.Conflict("consent", "Nobody is named in public without their consent", "Ask the member first, or leave public out."),
        };
    }
}

/// <param name="Consent">Whether the member agreed to be named in public.</param>
/// <param name="Public">Whether the member was, or is to be, named in public.</param>
public sealed record RecognitionRequest(string? Member, RecognitionKind? Kind, string? By, bool? Consent, bool? Public);
