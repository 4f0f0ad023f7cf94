using System.Net;
using Polly;

namespace Pipeline.Relay;

/// <summary>When a failed request is worth another try, and when whoever was asked wants it.</summary>
internal static class RetryAfter
{
    public static bool IsWorthwhile(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException or TimeoutException or TaskCanceledException { InnerException: TimeoutException } } => true,
        { Result.StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout } => true,
        { Result.StatusCode: >= HttpStatusCode.InternalServerError } => true,
        _ => false,
    };

    /// <summary>Null where nothing is asked for, so that the delay grows as usual.</summary>
    public static TimeSpan? Of(HttpResponseMessage? answer) => answer?.Headers.RetryAfter?.Delta;
}
