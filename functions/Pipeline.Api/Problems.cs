using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Api;

/// <summary>What cannot be done, as problem details (RFC 9457): what was wrong, where, and what to do.</summary>
internal static class Problems
{
    public static IResult TooLarge(int limit) => Of(
        StatusCodes.Status413PayloadTooLarge, "too-large", "The body is too large",
        string.Create(CultureInfo.InvariantCulture, $"At most {limit} bytes are accepted. Send less at once."));

    public static IResult NotFound(string what, string detail) => Of(StatusCodes.Status404NotFound, "unknown-" + what, $"There is no such {what}", detail);

    public static IResult BadRequest(string reason, string title, string detail) => Of(StatusCodes.Status400BadRequest, reason, title, detail);

    private static IResult Of(int status, string reason, string title, string detail) =>
        Results.Problem(detail, statusCode: status, title: title, type: "urn:pipeline:problem:" + reason);
}
