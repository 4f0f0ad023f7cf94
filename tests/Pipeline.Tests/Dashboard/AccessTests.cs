using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Dashboard.Access;
using Pipeline.Model;

namespace Pipeline.Tests.Dashboard;

public sealed class AccessTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly CommunityId Club = new("club");
    private static readonly CommunityId Other = new("other");

    private readonly FakeTimeProvider _clock = new(Now);
    private readonly MemberKey _key = new(new byte[MemberKey.MinBytes]);

    [Fact]
    public void A_role_for_one_community_opens_no_other()
    {
        var viewer = Who("moderator:club");

        (viewer.RoleIn(Club), viewer.RoleIn(Other), viewer.OverallRole).ShouldBe((ViewerRole.Moderator, ViewerRole.None, ViewerRole.None));
    }

    [Fact]
    public void Of_two_roles_the_higher_holds()
    {
        var viewer = Who("reader", "admin:club", "reader:club");

        (viewer.RoleIn(Club), viewer.RoleIn(Other)).ShouldBe((ViewerRole.Admin, ViewerRole.Reader));
    }

    [Theory]
    [InlineData("owner")]
    [InlineData("Reader")]
    [InlineData(":club")]
    public void A_role_that_is_none_of_ours_opens_nothing(string role) => Who(role).Role.ShouldBe(ViewerRole.None);

    [Fact]
    public void The_platforms_header_says_who_it_is_where_its_sign_in_is_on()
    {
        var principal = PlatformPrincipal.Read(Request(Header), isBehindSignIn: true).ShouldNotBeNull();

        var viewer = Viewer.Of(principal);
        (viewer.Name, viewer.RoleIn(Club)).ShouldBe(("ada@example.com", ViewerRole.Moderator));
    }

    [Fact]
    public void The_same_header_is_nobody_where_it_is_off() => PlatformPrincipal.Read(Request(Header), isBehindSignIn: false).ShouldBeNull();

    [Theory]
    [InlineData("not base64")]
    [InlineData("bm90IGpzb24=")]
    [InlineData("e30=")]
    [InlineData("eyJjbGFpbXMiOlt7InR5cCI6InJvbGVzIiwidmFsIjpudWxsfV19")]
    public void A_header_that_cannot_be_the_platforms_is_nobody(string header) =>
        PlatformPrincipal.Read(Request(header, isEncoded: true), isBehindSignIn: true).ShouldBeNull();

    [Fact]
    public void A_shared_link_holds_through_its_last_day_and_not_beyond()
    {
        var links = new ShareLinks(_key, _clock);
        var token = links.TokenOf(Club, new(2026, 11, 2));

        links.Read(token).ShouldBe(new SharedCommunity(Club, new(2026, 11, 2)));
        _clock.Advance(TimeSpan.FromDays(2));
        links.Read(token).ShouldBeNull();
    }

    [Fact]
    public void A_shared_link_that_was_changed_shows_nothing()
    {
        var links = new ShareLinks(_key, _clock);
        var token = links.TokenOf(Club, new(2026, 11, 2));

        links.Read(token.Replace("20261102", "20271102", StringComparison.Ordinal)).ShouldBeNull();
        links.Read(token.Replace("club", "other", StringComparison.Ordinal)).ShouldBeNull();
    }

    [Fact]
    public void A_form_is_taken_from_its_own_viewer_until_the_day_after()
    {
        var (proofs, viewer) = (new FormProof(_key, _clock), Who("moderator"));
        var proof = proofs.Of(viewer);

        proofs.Accepts(Request(), viewer, proof).ShouldBeTrue();
        proofs.Accepts(Request(), viewer with { Name = "somebody else" }, proof).ShouldBeFalse();
        _clock.Advance(TimeSpan.FromDays(1));
        proofs.Accepts(Request(), viewer, proof).ShouldBeTrue();
        _clock.Advance(TimeSpan.FromDays(1));
        proofs.Accepts(Request(), viewer, proof).ShouldBeFalse();
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public void A_form_that_a_browser_says_is_from_elsewhere_is_refused(string site)
    {
        var (proofs, viewer) = (new FormProof(_key, _clock), Who("moderator"));
        var request = Request();
        request.Headers["Sec-Fetch-Site"] = site;

        proofs.Accepts(request, viewer, proofs.Of(viewer)).ShouldBeFalse();
    }

    private const string Header = """
        {"auth_typ":"aad","name_typ":"preferred_username","role_typ":"roles","claims":[
          {"typ":"preferred_username","val":"ada@example.com"},{"typ":"roles","val":"moderator:club"}]}
        """;

    private static HttpRequest Request(string? header = null, bool isEncoded = false)
    {
        var request = new DefaultHttpContext().Request;
        if (header is not null)
            request.Headers[PlatformPrincipal.Header] = isEncoded ? header : Convert.ToBase64String(Encoding.UTF8.GetBytes(header));
        return request;
    }

    private static Viewer Who(params string[] roles) =>
        Viewer.Of(new(new ClaimsIdentity([new(ClaimTypes.Name, "ada"), .. roles.Select(role => new Claim(ClaimTypes.Role, role))], "test")));
}
