using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Api;

/// <summary>
/// Numbers change with a roll-up, with settings, and with the program that shows them: as long as none of these did, who has them is told
/// so (304) and nothing is read but two rows. The tag is taken before the numbers, so one that is made meanwhile is asked for once too often.
/// </summary>
internal sealed class UnchangedNumbers(IStore store, CommunityDirectory communities) : IEndpointFilter
{
    private static readonly string Program = typeof(RollupHead).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var id = new CommunityId((string)http.GetRouteValue("community")!);
        if (await communities.FindAsync(id, http.RequestAborted) is not { } community
            || await store.HeadAsync(id, http.RequestAborted) is not { } head)
        {
            return await next(context);
        }

        var tag = new EntityTagHeaderValue($"\"{NumbersVersion.Of(community, head)}-{Program}\"");
        var answer = NumbersVersion.IsKnown(http.Request, tag) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : await next(context);
        if (answer is not INestedHttpResult { Result: ProblemHttpResult })
        {
            http.Response.GetTypedHeaders().ETag = tag;
            http.Response.Headers.CacheControl = "private, no-cache";
        }

        return answer;
    }
}
