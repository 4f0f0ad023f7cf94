using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Api;

/// <summary>
/// Every route as one request delegate, for a host that has routing of its own before it (Azure Functions): the request is routed again,
/// so that both hosts answer with the same code.
/// </summary>
public sealed class WholeApi
{
    private readonly RequestDelegate _handle;

    public WholeApi(IServiceProvider services)
    {
        var app = new ApplicationBuilder(services);
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseRouting();
        app.UseEndpoints(routes => routes.MapPipelineApi());
        _handle = app.Build();
    }

    /// <summary>Answers the request; what comes back says that nothing is left to be written.</summary>
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        // Routing skips a request that has an endpoint already.
        var outer = context.GetEndpoint();
        context.SetEndpoint(null);
        try
        {
            await _handle(context);
        }
        finally
        {
            context.SetEndpoint(outer);
        }

        return Results.Empty;
    }
}
