using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Pipeline.Browser.Tests;

/// <summary>Every page as people have it before them: light and dark, wide and narrow.</summary>
public sealed class PageTests(ServedDashboard dashboard)
{
    private const string Root = "/dashboard";

    // What may be scrolled by itself, and what lies in it, widens nothing.
    private const string Wider = """
        document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
            .filter(one => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.scroll'))
            .map(one => one.outerHTML.slice(0, 120))
        """;

    private const string One = $"{Root}/c/{ServedDashboard.Community}";

    public static TheoryData<string, string> Pages => new()
    {
        { "overview", Root },
        { "community", One },
        { "lists", One + "/lists" },
        { "platforms", One + "/platforms" },
        { "metric", One + "/metric/active7" },
        { "share", One + "/share" },
        { "reviews", One + "/reviews" },
        { "scorecard", One + "/scorecard" },
        { "connections", Root + "/connections" },
        { "system", Root + "/system" },
        { "not-found", Root + "/c/nobody" },
    };

    [Theory, MemberData(nameof(Pages))]
    public Task A_page_is_clean_and_accessible_on_a_desk_in_the_light(string name, string address) => LookAsync(name, address, 1280, 900, ColorScheme.Light);

    [Theory, MemberData(nameof(Pages))]
    public Task A_page_is_clean_and_accessible_on_a_phone_in_the_dark(string name, string address) => LookAsync(name, address, 390, 844, ColorScheme.Dark);

    private async Task LookAsync(string name, string address, int width, int height, ColorScheme scheme)
    {
        await using var context = await dashboard.OpenAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme });
        var page = await context.NewPageAsync();
        var (complaints, away) = (new List<string>(), new List<string>());
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) => { if (new Uri(request.Url) is { IsLoopback: false, Scheme: not "data" }) away.Add(request.Url); };

        var answer = await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });

        answer!.Status.ShouldBe(name == "not-found" ? 404 : 200);
        await page.ScreenshotAsync(new() { Path = Screenshots.PathOf($"{name}-{width}-{scheme}".ToLowerInvariant()), FullPage = true });
        complaints.Where(text => name != "not-found" || !text.Contains("404", StringComparison.Ordinal)).ShouldBeEmpty();
        away.ShouldBeEmpty();
        (await page.EvaluateAsync<string[]>(Wider)).ShouldBeEmpty("Nothing is wider than the window.");
        var violations = (await page.RunAxe()).Violations;
        violations.Select(one => $"{one.Id}: {string.Join(", ", one.Nodes.Take(3).Select(node => node.Html))}").ShouldBeEmpty();
    }
}
