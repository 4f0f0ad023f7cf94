using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Dashboard.Access;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Dashboard;

public sealed class ReviewFormTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("overturn", HttpStatusCode.Found)]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("Overturn", HttpStatusCode.BadRequest)]
    public async Task What_is_no_decision_decides_nothing(string decision, HttpStatusCode status)
    {
        await using var host = await ServedHost.StartAsync(before: services => services.GetRequiredService<CommunityDirectory>().SetAsync(new() { Id = An.Club }, Cancelled));
        using var client = host.NewClient();
        client.DefaultRequestHeaders.Add("x-functions-key", host.Client.DefaultRequestHeaders.GetValues("x-functions-key"));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["decision"] = decision,
            [FormProof.Field] = host.Services.GetRequiredService<FormProof>().Of(new(Environment.UserName, new Dictionary<string, ViewerRole>())),
        });

        using var answer = await client.PostAsync("/dashboard/c/club/reviews/none", form, Cancelled);

        answer.StatusCode.ShouldBe(status);
    }
}
