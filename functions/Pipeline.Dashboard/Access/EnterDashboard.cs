using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Dashboard.Pages;

namespace Pipeline.Dashboard.Access;

/// <summary>Before every page: who it is, whether they may, and whether what they send came from a page of this host.</summary>
/// <param name="isBehindSignIn">App Service's sign-in stands before the host and says who looks.</param>
internal sealed class EnterDashboard(bool isBehindSignIn) : IEndpointFilter
{
    private const int MostBytes = 32 * 1024;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (isBehindSignIn)
            http.User = PlatformPrincipal.Read(http.Request, isBehindSignIn) ?? new ClaimsPrincipal();

        var viewer = Viewer.Of(http.User);
        if (viewer.Role == ViewerRole.None)
            return await RefuseAsync(http, StatusCodes.Status403Forbidden, Texts.NoRole);

        var needed = http.GetEndpoint()?.Metadata.GetMetadata<NeedsRole>()?.Role ?? ViewerRole.Admin;
        var role = http.Request.RouteValues["community"] is string community ? viewer.RoleIn(new(community))
            : http.GetEndpoint()?.Metadata.GetMetadata<AnyCommunity>() is not null ? viewer.Role : viewer.OverallRole;
        if (role < needed)
            return await RefuseAsync(http, StatusCodes.Status403Forbidden, Texts.NotAllowed);
        if (!HttpMethods.IsGet(http.Request.Method) && !await IsFromOwnPageAsync(http, viewer))
            return await RefuseAsync(http, StatusCodes.Status400BadRequest, Texts.FormTooOld);

        return await next(context);
    }

    private static async Task<bool> IsFromOwnPageAsync(HttpContext http, Viewer viewer)
    {
        if (!http.Request.HasFormContentType || http.Request.ContentLength is not <= MostBytes)
            return false;

        http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions { ValueLengthLimit = MostBytes, ValueCountLimit = 16 }));
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return http.RequestServices.GetRequiredService<FormProof>().Accepts(http.Request, viewer, form[FormProof.Field]);
    }

    private static Task<IResult> RefuseAsync(HttpContext http, int status, string says) =>
        http.RequestServices.GetRequiredService<PageWriter>().LiveAsync<ProblemPage>(http, new ProblemModel(says), status);
}

/// <summary>The least role that opens an endpoint.</summary>
internal sealed record NeedsRole(ViewerRole Role);

/// <summary>The role may be one of any community: the page shows only those.</summary>
internal sealed record AnyCommunity;
