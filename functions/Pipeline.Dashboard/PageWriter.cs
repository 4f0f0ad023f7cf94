using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using Pipeline.Api;
using Pipeline.Dashboard.Access;

namespace Pipeline.Dashboard;

/// <summary>Renders a page's component and sends it, with the headers that every page has.</summary>
public sealed class PageWriter(IServiceProvider services, ILoggerFactory loggers, FormProof proofs)
{
    /// <summary>Nothing but what this host serves, no script or style within a page, and no frame around it.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string Html = "text/html; charset=utf-8";
    private static readonly string Build = typeof(PageWriter).Module.ModuleVersionId.ToString("N");

    /// <summary>A page that is anew each time: what it shows changes by the minute, or names people who may ask to be forgotten.</summary>
    public Task<IResult> LiveAsync<TPage>(HttpContext context, object model, int status = StatusCodes.Status200OK, bool isShared = false) where TPage : IComponent
    {
        context.Response.Headers.CacheControl = "no-store";
        return RenderAsync<TPage>(context, model, status, isShared);
    }

    /// <summary>A page of numbers that stand until days close or settings change; a reader who has it already is told so.</summary>
    /// <param name="version">Of the data that it shows.</param>
    public async Task<IResult> CachedAsync<TPage>(HttpContext context, string version, Func<Task<object>> model) where TPage : IComponent
    {
        var request = context.Request;
        var viewer = Viewer.Of(context.User);
        var shown = string.Join('\n', Build, version, viewer.Name, viewer.RolesText, request.Path, request.QueryString, PageContext.ThemeOf(request));
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shown)))[..32]}\"");
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.ETag = tag.ToString();
        context.Response.Headers.Vary = HeaderNames.Cookie;
        if (NumbersVersion.IsKnown(request, tag))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);

        return await RenderAsync<TPage>(context, await model(), StatusCodes.Status200OK);
    }

    private async Task<IResult> RenderAsync<TPage>(HttpContext context, object model, int status, bool isShared = false) where TPage : IComponent
    {
        var viewer = Viewer.Of(context.User);
        var page = new PageContext(viewer, context.Request.Path, PageContext.ThemeOf(context.Request), proofs.Of(viewer)) { IsShared = isShared };
        await using var renderer = new HtmlRenderer(services, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Model"] = model, ["Page"] = page });
            return (await renderer.RenderComponentAsync<TPage>(parameters)).ToHtmlString();
        });
        Protect(context.Response.Headers);
        return TypedResults.Content("<!doctype html>\n" + html, Html, Encoding.UTF8, status);
    }

    private static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
    }
}

/// <summary>What every page knows beside what it shows.</summary>
/// <param name="Path">Of the page.</param>
/// <param name="Theme">Chosen by the reader; null: as the device has it.</param>
/// <param name="Proof">Goes into every form.</param>
public sealed record PageContext(Viewer Viewer, string Path, string? Theme, string Proof)
{
    private const string ThemeCookie = "pipeline-theme";

    /// <summary>A link that was given away shows no small numbers and leads nowhere else.</summary>
    public bool IsShared { get; init; }

    internal static string? ThemeOf(HttpRequest request) => request.Cookies[ThemeCookie] switch
    {
        "light" => "light",
        "dark" => "dark",
        _ => null,
    };
}
