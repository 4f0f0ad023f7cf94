using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Pipeline.Bus;

namespace Pipeline.Api;

/// <summary>Whatever needs a queue while none takes anything is answered alike: come again, nothing was changed.</summary>
internal sealed class BusAway : IExceptionHandler
{
    private const string Wait = "5";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BusUnavailableException)
            return false;

        httpContext.Response.Headers.RetryAfter = Wait;
        await Problems.BusAway().ExecuteAsync(httpContext);
        return true;
    }
}
