using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Flow;
using Pipeline.Local.Hosting;
using Pipeline.Model;
using Pipeline.Review;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Review;

public sealed class AppealsOverHttpTests : IAsyncDisposable
{
    // The host's clock is the real one, and so what it holds must be of today.
    private static readonly double Today = Math.Floor((TimeProvider.System.GetUtcNow().AddMinutes(-5) - An.At(0)).TotalMinutes);

    private readonly TempFolder _folder = TempFolder.Create();
    private WebApplication? _app;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_needs_no_key_runs_no_script_and_tells_nothing_but_the_rule_and_the_time()
    {
        using var client = await ServeAsync();

        using var answer = await client.GetAsync(await AddressAsync(), Cancelled);

        var page = await answer.Content.ReadAsStringAsync(Cancelled);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
        answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
        page.ShouldContain("<label for=\"words\">");
        page.ShouldContain("bad.example &lt;b&gt;");
        page.ShouldNotContain("have a look at");
        page.ShouldNotContain(An.Id("eve").Value);
        page.ShouldNotContain("<script");
    }

    [Fact]
    public async Task The_form_asks_for_another_look()
    {
        using var client = await ServeAsync();
        var address = await AddressAsync();

        using var form = new FormUrlEncodedContent([new("words", "it is my <own> shop")]);
        using var asked = await client.PostAsync(address, form, Cancelled);

        (await asked.Content.ReadAsStringAsync(Cancelled)).ShouldContain("A moderator will look again");
        var review = (await _app!.Services.GetRequiredService<ReadReviews>().ListAsync(An.Club, new(), after: null, 10, Cancelled)).Reviews.Single();
        review.IsAppealOpen.ShouldBeTrue();
        (await _app.Services.GetRequiredService<HoldTexts>().FindAsync(review, HeldKind.Appeal, Cancelled)).ShouldBe("it is my <own> shop");
    }

    [Fact]
    public async Task A_link_that_nobody_made_is_404_and_words_without_end_are_413()
    {
        using var client = await ServeAsync();

        using var unknown = await client.GetAsync("/api/appeals/club.made.up", Cancelled);
        using var form = new FormUrlEncodedContent([new("words", new string('x', 40_000))]);
        using var endless = await client.PostAsync(await AddressAsync(), form, Cancelled);

        (unknown.StatusCode, endless.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.RequestEntityTooLarge));
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<string> AddressAsync()
    {
        var review = (await _app!.Services.GetRequiredService<ReadReviews>().ListAsync(An.Club, new(), after: null, 10, Cancelled)).Reviews.Single();
        var sentence = _app.Services.GetRequiredService<AppealLinks>().SentenceOf(review.Verdict!);
        sentence.ShouldContain("https://pipeline.example.org/api/appeals/club.");
        return new Uri(sentence[sentence.IndexOf("https", StringComparison.Ordinal)..]).PathAndQuery;
    }

    private async Task<HttpClient> ServeAsync()
    {
        _app = LocalHost.Build(
            new(LocalFolder.Open(_folder.Path), Port: 0),
            services => services.Configure<ReviewOptions>(options => options.PublicAddress = new("https://pipeline.example.org")));
        await _app.Services.GetRequiredService<CommunityDirectory>().SetAsync(
            new() { Id = An.Club, Rules = new() { RefusedDomains = ["bad.example <b>", "bad.example"], AuditPerThousand = 0 } }, Cancelled);
        await _app.Services.GetRequiredService<ModerateAndClassify>().HandleAsync([An.Message("1", "eve", Today, Reviewing.Refused)], Cancelled);
        await _app.StartAsync(Cancelled);
        return new() { BaseAddress = LocalHost.AddressOf(_app) };
    }
}
