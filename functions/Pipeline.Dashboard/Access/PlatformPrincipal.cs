using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Dashboard.Access;

/// <summary>
/// Whom App Service's own sign-in says it let through. The header is worth something only behind it, where it takes away what a client sends.
/// </summary>
/// <remarks>https://learn.microsoft.com/azure/app-service/configure-authentication-user-identities</remarks>
public static class PlatformPrincipal
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    /// <summary>Set by the platform while its sign-in is on.</summary>
    public const string Switch = "WEBSITE_AUTH_ENABLED";

    private const int MostLength = 64 * 1024;
    private const string UsualName = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name";

    /// <summary>Null where nobody signed in, or where the header cannot be what the platform writes.</summary>
    /// <param name="isBehindSignIn">Whether the platform's sign-in stands before this host.</param>
    public static ClaimsPrincipal? Read(HttpRequest request, bool isBehindSignIn)
    {
        if (!isBehindSignIn || request.Headers[Header].ToString() is not { Length: > 0 and <= MostLength } header)
            return null;

        try
        {
            using var document = JsonDocument.Parse(Convert.FromBase64String(header));
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            // Whoever sent it is nobody that is known.
            return null;
        }
    }

    private static ClaimsPrincipal Read(JsonElement root)
    {
        var (nameType, roleType) = (Text(root, "name_typ") ?? UsualName, Text(root, "role_typ") ?? "roles");
        var claims = root.GetProperty("claims").EnumerateArray()
            .Select(claim => (Type: claim.GetProperty("typ").GetString()!, Value: claim.GetProperty("val").GetString()!))
            .Select(claim => new Claim(claim.Type == roleType ? ClaimTypes.Role : claim.Type == nameType ? ClaimTypes.Name : claim.Type, claim.Value));
        return new(new ClaimsIdentity(claims, Text(root, "auth_typ") ?? "aad", ClaimTypes.Name, ClaimTypes.Role));
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;
}
