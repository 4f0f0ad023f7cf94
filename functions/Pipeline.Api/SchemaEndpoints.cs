using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pipeline.Ingest.Internal;

namespace Pipeline.Api;

/// <summary>What own platforms and CRMs may send, as a JSON Schema that their developers check against.</summary>
public static class SchemaEndpoints
{
    public static void MapSchemas(this IEndpointRouteBuilder routes) => routes.MapGet("/api/schemas/internal-events", InternalEvents);

    private static FileContentHttpResult InternalEvents() => TypedResults.Bytes(InternalEventSchema.Utf8.ToArray(), InternalEventSchema.ContentType);
}
