using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pipeline.Dashboard.Access;
using Pipeline.Model;
using Pipeline.Review;

namespace Pipeline.Browser.Tests;

/// <summary>What people do with the pages.</summary>
public sealed class UseTests(ServedDashboard dashboard)
{
    private const string One = $"/dashboard/c/{ServedDashboard.Community}";
    private static readonly CommunityId Club = new(ServedDashboard.Community);

    [Fact]
    public async Task Reviews_are_worked_by_keys_alone()
    {
        await using var context = await dashboard.OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(One + "/reviews");
        var first = await page.Locator(".queue a[aria-current]").GetAttributeAsync("href");

        await PressUntilAsync(page, "j", url => !url.EndsWith("/reviews", StringComparison.Ordinal));
        var second = new Uri(page.Url).AbsolutePath;
        await PressUntilAsync(page, "k", url => url.EndsWith(first!, StringComparison.Ordinal));
        await page.Keyboard.PressAsync("r");
        await page.Keyboard.TypeAsync("Nobody asked for it.");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**" + second + "?said=upheld");

        var decided = await FindAsync(first!);
        (decided.Decision!.Is, decided.Decision.Reason, decided.Decision.By).ShouldBe((ReviewState.Upheld, "Nobody asked for it.", Environment.UserName));
        (await page.Locator("[role=status]").TextContentAsync()).ShouldBe("Upheld.");
        await page.Keyboard.PressAsync("o");
        await page.WaitForURLAsync("**?said=overturned");
        (await FindAsync(second)).Decision!.Is.ShouldBe(ReviewState.Overturned);
    }

    // A browser on a busy machine may show a page before it hears keys: whoever sees nothing happen presses again.
    private static async Task PressUntilAsync(IPage page, string key, Func<string, bool> isThere)
    {
        for (var press = 1; !isThere(page.Url); press++)
        {
            await page.Keyboard.PressAsync(key);
            try
            {
                await page.WaitForURLAsync(isThere, new() { Timeout = 5_000, WaitUntil = WaitUntilState.DOMContentLoaded });
            }
            catch (TimeoutException) when (press < 6)
            {
                continue;
            }
        }
    }

    [Fact]
    public async Task A_page_is_read_and_a_review_decided_without_scripts()
    {
        await using var context = await dashboard.OpenAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(One);
        await page.Locator("summary").First.ClickAsync();
        (await page.Locator("#days tbody tr").CountAsync()).ShouldBeGreaterThan(80);
        (await page.Locator("[data-theme-switch]").IsVisibleAsync()).ShouldBeFalse();

        await page.GotoAsync(One + "/reviews");
        await page.Locator(".queue a").Last.ClickAsync();
        var last = new Uri(page.Url).AbsolutePath;
        await page.GetByRole(AriaRole.Button, new() { Name = "Uphold" }).ClickAsync();

        (await FindAsync(last)).Decision!.Is.ShouldBe(ReviewState.Upheld);
    }

    [Fact]
    public async Task A_form_without_the_proof_of_the_page_changes_nothing()
    {
        await using var context = await dashboard.OpenAsync();
        var reviews = await dashboard.Services.GetRequiredService<ReadReviews>().ListAsync(Club, new(), null, 10, TestContext.Current.CancellationToken);
        var address = $"{One}/reviews/{reviews.Reviews[^1].Id}";

        var form = context.APIRequest.CreateFormData();
        form.Set("decision", "uphold");
        form.Set(FormProof.Field, "wrong");
        var answer = await context.APIRequest.PostAsync(address, new() { Form = form });

        answer.Status.ShouldBe((int)HttpStatusCode.BadRequest);
        (await FindAsync(address)).Decision.ShouldBe(reviews.Reviews[^1].Decision);
    }

    [Fact]
    public async Task The_printed_address_lets_nobody_in_a_second_time()
    {
        await using var context = await dashboard.OpenAsync(isSignedIn: false);
        var page = await context.NewPageAsync();

        var answer = await page.GotoAsync(dashboard.SignIn.ToString());

        answer!.Status.ShouldBe((int)HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_chart_is_drawn_from_the_table_and_the_choice_of_dark_stays()
    {
        await using var context = await dashboard.OpenAsync(new() { ColorScheme = ColorScheme.Light });
        var page = await context.NewPageAsync();
        await page.GotoAsync(One);
        await page.Locator("[data-chart=days][data-drawn] canvas").First.WaitForAsync();

        await page.Locator("[data-theme-switch]").ClickAsync();
        await page.ReloadAsync();

        (await page.Locator("html").GetAttributeAsync("data-theme")).ShouldBe("dark");
    }

    [Fact]
    public async Task A_shared_link_shows_no_names_and_no_way_further()
    {
        var until = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(3);
        var token = dashboard.Services.GetRequiredService<ShareLinks>().TokenOf(Club, until);
        await using var context = await dashboard.OpenAsync(isSignedIn: false);
        var page = await context.NewPageAsync();

        var answer = await page.GotoAsync("/dashboard/shared/" + token, new() { WaitUntil = WaitUntilState.NetworkIdle });

        answer!.Status.ShouldBe((int)HttpStatusCode.OK);
        (await page.Locator("a[href*='/dashboard/c/']").CountAsync()).ShouldBe(0);
        (await page.Locator("td[data-value='1'], td[data-value='2'], td[data-value='3'], td[data-value='4']").CountAsync()).ShouldBe(0);
        await page.ScreenshotAsync(new() { Path = Screenshots.PathOf("shared"), FullPage = true });
    }

    [Fact]
    public async Task The_first_page_is_small_and_is_not_sent_twice()
    {
        await using var context = await dashboard.OpenAsync();
        var first = await context.APIRequest.GetAsync("/dashboard");
        var again = await context.APIRequest.GetAsync("/dashboard", new() { Headers = new Dictionary<string, string> { ["If-None-Match"] = first.Headers["etag"] } });

        again.Status.ShouldBe((int)HttpStatusCode.NotModified);
        (await first.BodyAsync()).Length.ShouldBeLessThan(70_000);
    }

    private async Task<ReviewCase> FindAsync(string address)
    {
        var id = address[(address.LastIndexOf('/') + 1)..];
        return (await dashboard.Services.GetRequiredService<ReadReviews>().FindAsync(Club, id, TestContext.Current.CancellationToken))!;
    }
}
