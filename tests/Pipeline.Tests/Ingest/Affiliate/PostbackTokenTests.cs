using System.Text;
using Pipeline.Ingest;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Affiliate;

public sealed class PostbackTokenTests
{
    [Theory]
    [InlineData("tid=t&token=s3cr3t-of-the-network", null)]
    [InlineData("tid=t&verification_token=s3cr3t-of-the-network", null)]
    [InlineData("tid=t&token=next", null)]
    [InlineData("tid=t&token=S3cr3t-of-the-network", "wrong-signature")]
    [InlineData("tid=t&token=s3cr3t-of-the-networ", "wrong-signature")]
    [InlineData("tid=t&token=s3cr3t-of-the-network&secret=other", "wrong-signature")]
    [InlineData("tid=t&token=", "missing-signature")]
    [InlineData("tid=t", "missing-signature")]
    public async Task A_token_is_right_letter_by_letter_under_any_secret_of_the_connection(string query, string? reason)
    {
        await using var stage = Pb.Stage(("net:Secrets:1", "next"));

        var answer = await stage.SendAsync("affiliate", "net", Pb.Get(query, token: null));

        (answer.Problem?.Reason).ShouldBe(reason);
        stage.Bus.PublishedCount.ShouldBe(reason is null ? 1 : 0);
    }

    [Fact]
    public async Task A_form_or_a_header_may_hold_the_token()
    {
        await using var stage = Pb.Stage(("net:Settings:Token", "pass"));
        var bearer = A.Post("tid=t", ("Authorization", "Bearer " + Pb.Token));

        (await stage.SendAsync("affiliate", "net", Pb.Form($"tid=t&pass={Pb.Token}", query: ""))).Status.ShouldBe(200);
        (await stage.SendAsync("affiliate", "net", bearer)).Status.ShouldBe(200);
        (await stage.SendAsync("affiliate", "net", Pb.Form($"tid=t&token={Pb.Token}", query: ""))).Problem!.Reason.ShouldBe("missing-signature");
    }

    [Fact]
    public async Task A_token_is_kept_nowhere_and_the_rest_is_read_again_when_it_can_be()
    {
        await using var stage = Pb.Stage();
        WebhookRequest[] broken =
        [
            Pb.Get("tid=t&status=won&payout=1&from=somebody"),
            Pb.Form($"tid=u&status=won&token={Pb.Token}&payout=2", query: ""),
            Pb.Json("""{"tid":"v","status":"won"}"""),
        ];

        foreach (var request in broken)
            (await stage.SendAsync("affiliate", "net", request)).Status.ShouldBe(200);

        var rows = await stage.QuarantinedAsync("net");
        rows.Count.ShouldBe(3);
        rows.ShouldAllBe(row => !Everything(row).Contains(Pb.Token, StringComparison.Ordinal) && !Everything(row).Contains("somebody", StringComparison.Ordinal));
        await using var upgraded = Pb.Stage(("net:Settings:Statuses", "won=approved"));
        rows.Select(row => Told.By(upgraded.Read("net", row.ToRequest()))).ShouldBe(
            ["conversion t Approved 1", "conversion u Approved 2", "conversion v Approved 0"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_token_that_a_network_can_only_send_as_a_sub_id_is_no_sub_id()
    {
        await using var stage = Pb.Stage(("net:Settings:Token", "sub9"));

        await stage.SendAsync("affiliate", "net", Pb.Get($"tid=t&sub8=a&sub9={Pb.Token}", token: null));
        await stage.SendAsync("affiliate", "net", Pb.Get($"tid=u&status=won&sub9={Pb.Token}", token: null));

        Told.Of(stage.Bus.Events.ShouldHaveSingleItem()).ShouldBe("conversion t Approved a 0");
        Everything((await stage.QuarantinedAsync("net")).ShouldHaveSingleItem()).ShouldNotContain(Pb.Token);
    }

    private static string Everything(Pipeline.Model.Quarantined row) =>
        $"{Encoding.UTF8.GetString(row.Body)} {string.Join(' ', row.Headers ?? new Dictionary<string, string>())} {string.Join(' ', row.Query ?? new Dictionary<string, string>())} {row.Reason}";
}
