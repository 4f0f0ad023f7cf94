using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Dashboard;
using Pipeline.Dashboard.Access;
using Pipeline.Dashboard.Pages;
using Pipeline.Model;

namespace Pipeline.Tests.Dashboard;

public sealed class PageVersionTests
{
    [Fact]
    public async Task The_same_page_for_the_same_viewer_is_known_again() => (await TagAsync("moderator:club", "reader")).ShouldBe(await TagAsync("reader", "moderator:club"));

    [Theory]
    [InlineData("admin")]
    [InlineData("reader:club")]
    [InlineData("reader", "moderator:club")]
    public async Task Who_may_more_or_less_than_before_is_shown_the_page_anew(params string[] roles) => (await TagAsync(roles)).ShouldNotBe(await TagAsync("reader"));

    private static async Task<string> TagAsync(params string[] roles)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var pages = new PageWriter(services, services.GetRequiredService<ILoggerFactory>(), new(new MemberKey(new byte[MemberKey.MinBytes]), new FakeTimeProvider()));
        var context = new DefaultHttpContext { User = new(new ClaimsIdentity([.. roles.Select(role => new Claim(ClaimTypes.Role, role))], "test")) };

        await pages.CachedAsync<ProblemPage>(context, "1", () => Task.FromResult<object>(new ProblemModel("says")));

        return context.Response.Headers.ETag.ToString();
    }
}
