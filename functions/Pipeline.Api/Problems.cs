using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pipeline.Settings;

namespace Pipeline.Api;

/// <summary>What cannot be done, as problem details (RFC 9457): what was wrong, where, and what to do.</summary>
internal static class Problems
{
    public static ProblemHttpResult TooLarge(int limit) => Of(
        StatusCodes.Status413PayloadTooLarge, "too-large", "The body is too large",
        string.Create(CultureInfo.InvariantCulture, $"At most {limit} bytes are accepted. Send less at once."));

    public static ProblemHttpResult BusAway() => Of(
        StatusCodes.Status503ServiceUnavailable, "bus", "The queue takes nothing at the moment", "Nothing was asked for. Send the same again after the seconds in Retry-After.");

    public static ProblemHttpResult UnknownCommunity(string community) => NotFound(
        "community", $"Nothing is known of '{community}'. GET /api/communities lists those that are; one appears with its first event.");

    public static ProblemHttpResult NotFound(string what, string detail) =>
        Of(StatusCodes.Status404NotFound, "unknown-" + what, $"There is no such {what}", detail);

    public static ProblemHttpResult Query(string name, string detail) =>
        Of(StatusCodes.Status400BadRequest, "query", $"The query value '{name}' cannot be used", detail);

    public static ProblemHttpResult Body(string detail) =>
        Of(StatusCodes.Status400BadRequest, "body", "The body cannot be used", detail);

    public static ProblemHttpResult Conflict(string reason, string title, string detail) => Of(StatusCodes.Status409Conflict, reason, title, detail);

    /// <summary>Says the same in each place of the body where something is wrong (RFC 9457, section 3).</summary>
    public static ProblemHttpResult Settings(IReadOnlyList<SettingProblem> problems)
    {
        SettingError[] errors = [.. problems.Select(problem => new SettingError("#" + problem.Place.Path, problem.Place.Line, problem.Detail))];
        return Of(
            StatusCodes.Status422UnprocessableEntity, "settings", "The settings cannot be used as they are",
            "Nothing was changed. Each error says where it is and what to write instead.",
            new Dictionary<string, object?> { ["errors"] = errors });
    }

    public static ProblemHttpResult UnknownType(string types) => Of(
        StatusCodes.Status415UnsupportedMediaType, "type", "The body is of a type that is not read", $"Send one of {types}, and say which in Content-Type.");

    public static ProblemHttpResult NeedsIfMatch() => Of(
        StatusCodes.Status428PreconditionRequired, "if-match", "Say which settings you change",
        "There are settings already. GET them, and send their ETag as If-Match, so that nobody else's change is lost; If-Match: * takes the place of whatever stands.");

    public static ProblemHttpResult NotAsExpected() => Of(
        StatusCodes.Status412PreconditionFailed, "overtaken", "The settings are others by now", "Somebody changed them meanwhile. GET them again, make your change in them, and send it with the new ETag.");

    private static ProblemHttpResult Of(
        int status, string reason, string title, string detail, IEnumerable<KeyValuePair<string, object?>>? extensions = null) =>
        TypedResults.Problem(detail, statusCode: status, title: title, type: "urn:pipeline:problem:" + reason, extensions: extensions);
}

/// <param name="Pointer">JSON pointer into the body, as a fragment.</param>
/// <param name="Line">Counted from 1.</param>
internal sealed record SettingError(string Pointer, int Line, string Detail);
