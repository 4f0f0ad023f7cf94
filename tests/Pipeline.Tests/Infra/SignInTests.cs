using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Pipeline.Local.Hosting;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Infra;

/// <summary>The platform's own sign-in before the app: on only where a registration is named, and never before what programs call.</summary>
public sealed partial class SignInTests
{
    private static readonly Resource SignIn = Snapshot.Of("prod").OfType("Microsoft.Web/sites/config").Single();

    [Fact]
    public void Nobody_signs_in_where_no_registration_is_named()
    {
        var snapshot = Snapshot.Of("dev");

        snapshot.OfType("Microsoft.Web/sites/config").ShouldBeEmpty();
        snapshot.Settings.Keys.ShouldNotContain("OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID");
    }

    [Fact]
    public async Task What_is_called_without_signing_in_is_never_redirected_to_a_page()
    {
        using var folder = TempFolder.Create();
        await using var host = LocalHost.Build(new LocalHostOptions(LocalFolder.Open(folder.Path), Port: 0));

        var routes = ((IEndpointRouteBuilder)host).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!).Where(route => route.StartsWith("/api/", StringComparison.Ordinal)).ToList();

        routes.Count.ShouldBeGreaterThan(20);
        routes.Where(route => !IsExcluded(route)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_other_page_asks_who_it_is()
    {
        SignIn.Is("globalValidation", "requireAuthentication").ShouldBeTrue();
        SignIn.Text("globalValidation", "unauthenticatedClientAction").ShouldBe("RedirectToLoginPage");

        foreach (var page in (string[])["/", "/dashboard", "/dashboard/c/club", "/dashboard/c/club/reviews/1"])
            IsExcluded(page).ShouldBeFalse(page);
    }

    [Fact]
    public void The_registration_trusts_the_apps_identity_and_no_secret()
    {
        var registration = SignIn["identityProviders", "azureActiveDirectory", "registration"];

        var setting = registration.GetProperty("clientSecretSettingName").GetString()!;

        ClientId().IsMatch(Snapshot.Of("prod").Settings[setting]).ShouldBeTrue();
        registration.TryGetProperty("clientSecret", out _).ShouldBeFalse();
    }

    [Fact]
    public void The_registration_has_the_roles_that_people_are_given()
    {
        var roles = JsonElement.Parse(File.ReadAllBytes(Path.Combine(Bicep.Folder, "sign-in-roles.json"))).EnumerateArray().ToList();

        roles.Select(role => role.GetProperty("value").GetString()).ShouldBe(["reader", "moderator", "admin"]);
        roles.Select(role => role.GetProperty("id").GetGuid()).ShouldBeUnique();
        roles.ShouldAllBe(role => role.GetProperty("isEnabled").GetBoolean());
    }

    // A path with a star at its end is everything below.
    private static bool IsExcluded(string path) => SignIn["globalValidation", "excludedPaths"].EnumerateArray()
        .Any(excluded => path.StartsWith(excluded.GetString()!.TrimEnd('*'), StringComparison.Ordinal));

    [GeneratedRegex(@"^\[reference\('[^']*/userAssignedIdentities/id-func-[a-z0-9]+', '[^']+'\)\.clientId\]$")]
    private static partial Regex ClientId();
}
