using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Pipeline.Api;

/// <summary>Which of several forms of an answer a client would rather have.</summary>
internal static class Accepted
{
    /// <summary>The type that the request accepts most; of equals, and where anything will do, the first offered.</summary>
    public static string First(HttpRequest request, IReadOnlyList<string> offered)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return offered.MaxBy(type => Quality(accepted, new(type))) ?? offered[0];
    }

    // The most specific range decides (RFC 9110, section 12.5.1).
    private static double Quality(IList<MediaTypeHeaderValue> accepted, MediaTypeHeaderValue type) => accepted
        .Where(type.IsSubsetOf)
        .OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
        .Select(range => range.Quality ?? 1)
        .FirstOrDefault();
}
