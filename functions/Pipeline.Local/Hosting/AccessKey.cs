using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Extensions;
using Pipeline.Api;
using Pipeline.Dashboard;

namespace Pipeline.Local.Hosting;

/// <summary>
/// Lets in who knows the key of the data folder: as header <c>x-functions-key</c>, as Azure Functions has it, or once as <c>?code=</c>. A
/// browser takes <c>?once=</c> from the start-up line. Either becomes a cookie, and leaves the address.
/// </summary>
internal sealed class AccessKey(RequestDelegate next, OneTimeToken token, string key, bool isOpenToLook)
{
    private const string CookieName = "pipeline-access";
    private const string Code = "code";
    private const string Once = "once";

    // Whoever has the folder's key runs the host, so decisions are kept under the name of that account.
    private static readonly ClaimsPrincipal Owner = Principal(Environment.UserName, "admin");
    private static readonly ClaimsPrincipal Guest = Principal("guest", "reader");

    // The cookie holds a digest: who reads a browser's cookies does not learn the key.
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);
    private readonly string _cookie = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("cookie:" + key)));

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (context.GetEndpoint()?.Metadata.GetMetadata<OpenToAll>() is not null)
            return next(context);
        if (Matches(request.Headers["x-functions-key"], _key))
            return LetInAsync(context, Owner);

        var isLook = HttpMethods.IsGet(request.Method);
        if (isLook && token.TryUse(request.Query[Once]))
            return SignInAsync(context);
        if (Matches(request.Query[Code], _key))
            return isLook && AcceptsPages(request) ? SignInAsync(context) : LetInAsync(context, Owner);

        // Another port of this machine is the same site to a browser, so what the cookie may change needs the proof of the page's form.
        if ((isLook || request.Path.StartsWithSegments(DashboardRoutes.Root)) && Matches(request.Cookies[CookieName], Encoding.UTF8.GetBytes(_cookie)))
            return LetInAsync(context, Owner);

        return isOpenToLook && isLook ? LetInAsync(context, Guest) : RefuseAsync(context);
    }

    private Task LetInAsync(HttpContext context, ClaimsPrincipal who)
    {
        context.User = who;
        return next(context);
    }

    private Task SignInAsync(HttpContext context)
    {
        var request = context.Request;
        context.Response.Cookies.Append(
            CookieName, _cookie, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = request.IsHttps, IsEssential = true });
        var rest = QueryString.Create(request.Query.Where(pair => pair.Key is not (Code or Once)));
        context.Response.Redirect(UriHelper.BuildRelative(request.PathBase, request.Path, rest));
        return Task.CompletedTask;
    }

    private static Task RefuseAsync(HttpContext context) =>
        Results.Problem(
            statusCode: StatusCodes.Status401Unauthorized,
            title: "The access key is missing or wrong",
            detail: "Open the address that `pipeline serve` prints (it lets one browser in, once), or send the header x-functions-key. The key is in settings.json of the data folder.")
            .ExecuteAsync(context);

    private static bool AcceptsPages(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    private static ClaimsPrincipal Principal(string name, string role) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.Role, role)], "folder"));

    private static bool Matches(string? given, byte[] expected) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), expected);
}
