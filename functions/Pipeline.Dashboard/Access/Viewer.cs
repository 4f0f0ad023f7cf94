using System.Security.Claims;
using Pipeline.Model;

namespace Pipeline.Dashboard.Access;

/// <summary>What somebody may do here; each may also do what those before may.</summary>
public enum ViewerRole
{
    None = 0,

    /// <summary>Sees numbers, lists and alerts.</summary>
    Reader = 1,

    /// <summary>Also sees held texts, and decides reviews.</summary>
    Moderator = 2,

    /// <summary>Also sees queues and connections, and makes links to share.</summary>
    Admin = 3,
}

/// <summary>Who looks, and at what. A role is for all communities (<c>reader</c>) or for one (<c>reader:club</c>).</summary>
/// <param name="Name">Under which decisions are kept.</param>
public sealed record Viewer(string Name, IReadOnlyDictionary<string, ViewerRole> Roles)
{
    private const string Everywhere = "";

    /// <summary>The highest role, wherever it holds.</summary>
    public ViewerRole Role => Roles.Values.DefaultIfEmpty(ViewerRole.None).Max();

    /// <summary>The role that holds for the whole installation.</summary>
    public ViewerRole OverallRole => Roles.GetValueOrDefault(Everywhere);

    /// <summary>All roles, the same text for the same roles.</summary>
    public string RolesText => string.Join(',', Roles.OrderBy(role => role.Key, StringComparer.Ordinal).Select(role => $"{role.Value}:{role.Key}"));

    public static Viewer Of(ClaimsPrincipal principal)
    {
        var roles = new Dictionary<string, ViewerRole>(StringComparer.Ordinal);
        foreach (var claim in principal.Claims.Where(claim => claim.Type is ClaimTypes.Role or "roles"))
        {
            var (name, community) = claim.Value.Split(':', 2) is [var first, var second] ? (first, second) : (claim.Value, Everywhere);
            if (RoleOf(name) is var role and > ViewerRole.None && role > roles.GetValueOrDefault(community))
                roles[community] = role;
        }

        return new(principal.Identity?.Name ?? "", roles);
    }

    public ViewerRole RoleIn(CommunityId community) =>
        (ViewerRole)Math.Max((int)OverallRole, (int)Roles.GetValueOrDefault(community.Value));

    private static ViewerRole RoleOf(string name) => name switch
    {
        "reader" => ViewerRole.Reader,
        "moderator" => ViewerRole.Moderator,
        "admin" => ViewerRole.Admin,
        _ => ViewerRole.None,
    };
}
