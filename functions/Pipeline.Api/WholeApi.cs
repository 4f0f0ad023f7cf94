using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Api;

/// <summary>
/// Every route as one request delegate, for a host that has routing of its own before it (Azure Functions): the request is routed again,
/// so that both hosts answer with the same code.
/// </summary>
public sealed class WholeApi(IServiceProvider services)
{
    // Routing builds all of its endpoints for the first request, so a webhook that wakes a sleeping app has a routing of its own.
    private readonly Lazy<RequestDelegate> _arrivals = new(() => Build(services, routes => routes.MapArrivals()));
    private readonly Lazy<RequestDelegate> _whole = new(() => Build(services, routes => MapAll(services, routes)));

    /// <summary>Answers a webhook, or whether the host is well; what comes back says that nothing is left to be written.</summary>
    public Task<IResult> HandleArrivalAsync(HttpContext context) => HandleAsync(_arrivals.Value, context);

    /// <summary>Answers any request; what comes back says that nothing is left to be written.</summary>
    public Task<IResult> HandleAsync(HttpContext context) => HandleAsync(_whole.Value, context);

    private static async Task<IResult> HandleAsync(RequestDelegate handle, HttpContext context)
    {
        // Routing skips a request that has an endpoint already.
        var outer = context.GetEndpoint();
        context.SetEndpoint(null);
        try
        {
            await handle(context);
        }
        finally
        {
            context.SetEndpoint(outer);
        }

        return Results.Empty;
    }

    private static void MapAll(IServiceProvider services, IEndpointRouteBuilder routes)
    {
        routes.MapPipelineApi();
        foreach (var also in services.GetServices<AlsoServed>())
            also.Map(routes);
    }

    private static RequestDelegate Build(IServiceProvider services, Action<IEndpointRouteBuilder> map)
    {
        var app = new ApplicationBuilder(services);
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseResponseCompression();
        app.UseRouting();
        app.UseEndpoints(map);
        return app.Build();
    }
}
