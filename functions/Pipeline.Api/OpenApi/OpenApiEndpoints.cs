using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;

namespace Pipeline.Api.OpenApi;

/// <summary>Every route, described for programs and those who write them (OpenAPI 3.1, https://spec.openapis.org/oas/v3.1.1). It names nobody, so it needs no key.</summary>
public static class OpenApiEndpoints
{
    public const string Route = "/api/openapi.json";

    public static IServiceCollection AddOpenApiDocument(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Transient<IApiDescriptionProvider, OnlyKnownBodies>());
        return services.AddOpenApi(options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;

            // A host before this one, as Azure's, has routes of its own.
            options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
            options.AddDocumentTransformer<DescribeRoutes>();
            options.AddOperationTransformer<DescribeRoutes>();
        });
    }

    public static void MapOpenApiDocument(this IEndpointRouteBuilder routes) => routes.MapOpenApi(Route).WithMetadata(OpenToAll.Instance);
}
