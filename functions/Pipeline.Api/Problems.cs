using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Pipeline.Api;

/// <summary>What cannot be done, as problem details (RFC 9457): what was wrong, where, and what to do.</summary>
internal static class Problems
{
    public static ProblemHttpResult TooLarge(int limit) => Of(
        StatusCodes.Status413PayloadTooLarge, "too-large", "The body is too large",
        string.Create(CultureInfo.InvariantCulture, $"At most {limit} bytes are accepted. Send less at once."));

    public static ProblemHttpResult UnknownCommunity(string community) => NotFound(
        "community", $"Nothing is known of '{community}'. GET /api/communities lists those that are; one appears with its first event.");

    public static ProblemHttpResult NotFound(string what, string detail) =>
        Of(StatusCodes.Status404NotFound, "unknown-" + what, $"There is no such {what}", detail);

    public static ProblemHttpResult Query(string name, string detail) =>
        Of(StatusCodes.Status400BadRequest, "query", $"The query value '{name}' cannot be used", detail);

    public static ProblemHttpResult Body(string detail) =>
        Of(StatusCodes.Status400BadRequest, "body", "The body cannot be used", detail);

    public static ProblemHttpResult Conflict(string reason, string title, string detail) => Of(StatusCodes.Status409Conflict, reason, title, detail);

    private static ProblemHttpResult Of(int status, string reason, string title, string detail) =>
        TypedResults.Problem(detail, statusCode: status, title: title, type: "urn:pipeline:problem:" + reason);
}
