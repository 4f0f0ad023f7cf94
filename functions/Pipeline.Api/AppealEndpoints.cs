using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Pipeline.Review;

namespace Pipeline.Api;

/// <summary>Where a member who was acted on asks for another look. The link itself is the permission; it can do nothing else.</summary>
public static class AppealEndpoints
{
    private const string Appeals = "/api/appeals/{token}";
    private const int MostBytes = 32 * 1024;

    public static void MapAppeals(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Appeals, ShowAsync).WithMetadata(OpenToAll.Instance);
        routes.MapPost(Appeals, AskAsync).WithMetadata(OpenToAll.Instance);
    }

    private static async Task<ContentHttpResult> ShowAsync(string token, ReceiveAppeal appeals, HttpContext context, CancellationToken cancellationToken) =>
        Page(await appeals.FindAsync(token, cancellationToken), context);

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> AskAsync(
        string token, ReceiveAppeal appeals, HttpContext context, CancellationToken cancellationToken)
    {
        if (await RequestBody.ReadAsync(context.Request.BodyReader, MostBytes, cancellationToken) is not { } body)
            return Problems.TooLarge(MostBytes);

        var words = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.Span)).TryGetValue(AppealPage.Field, out var said) ? said.ToString() : "";
        return Page(await appeals.HandleAsync(token, words, cancellationToken), context);
    }

    private static ContentHttpResult Page(AppealView view, HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = AppealPage.ContentSecurityPolicy;
        return TypedResults.Content(
            AppealPage.Write(view), "text/html; charset=utf-8", Encoding.UTF8,
            view.State == AppealState.Unknown ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }
}
