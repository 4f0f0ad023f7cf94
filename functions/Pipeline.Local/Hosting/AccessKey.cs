using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Extensions;
using Pipeline.Api;

namespace Pipeline.Local.Hosting;

/// <summary>
/// Lets in who knows the key of the data folder: as header <c>x-functions-key</c>, as Azure Functions has it, or once as
/// <c>?code=</c>, which becomes a cookie so that a browser needs the printed address only once.
/// </summary>
internal sealed class AccessKey(RequestDelegate next, string key, bool isOpenToLook)
{
    private const string CookieName = "pipeline-access";

    // The cookie holds a digest: who reads a browser's cookies does not learn the key.
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);
    private readonly string _cookie = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("cookie:" + key)));

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (context.GetEndpoint()?.Metadata.GetMetadata<OpenToAll>() is not null || (isOpenToLook && HttpMethods.IsGet(request.Method)))
            return next(context);

        if (Matches(request.Headers["x-functions-key"], _key) || Matches(request.Cookies[CookieName], Encoding.UTF8.GetBytes(_cookie)))
            return next(context);

        if (!Matches(request.Query["code"], _key))
            return RefuseAsync(context);

        if (HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
        {
            context.Response.Cookies.Append(
                CookieName, _cookie, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = request.IsHttps, IsEssential = true });
            var rest = QueryString.Create(request.Query.Where(pair => pair.Key != "code"));
            context.Response.Redirect(UriHelper.BuildRelative(request.PathBase, request.Path, rest));
            return Task.CompletedTask;
        }

        return next(context);
    }

    private static Task RefuseAsync(HttpContext context) =>
        Results.Problem(
            statusCode: StatusCodes.Status401Unauthorized,
            title: "The access key is missing or wrong",
            detail: "Open the address that `pipeline serve` prints (it carries the key), or send the header x-functions-key. The key is in settings.json of the data folder.")
            .ExecuteAsync(context);

    private static bool Matches(string? given, byte[] expected) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), expected);
}
