using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Model.Coverage;
using Pipeline.Platforms;

namespace Pipeline.Connect.Checks;

/// <summary>What a Slack app was granted, by <see href="https://docs.slack.dev/reference/methods/auth.test">auth.test</see> and its header of scopes.</summary>
public sealed class SlackCheck(PlatformApi api, IOptions<PlatformOptions> platforms) : PlatformCheck
{
    private const string ScopesHeader = "x-oauth-scopes";

    // Scope, and what does not come without it. Private channels (groups:history, groups:read) are the workspace's own choice.
    private static readonly (string Scope, string Gives)[] Needed =
    [
        ("channels:history", "messages of public channels"), ("channels:read", "joins and leaves of channels"),
        ("reactions:read", "reactions"), ("users:read", "who joined the workspace"),
    ];

    public override Source Source => Source.Slack;

    public override async Task<IReadOnlyList<ConnectionFinding>> CheckAsync(Connection connection, CancellationToken cancellationToken)
    {
        var answer = await api.AskAsync(
            () => new(HttpMethod.Post, new Uri(platforms.Value.Slack, "auth.test")) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", connection.Token) } },
            cancellationToken);
        if (Trouble("token", answer, answer.Flag("ok") ? null : answer.Text("error") ?? "nothing that can be understood") is { } trouble)
            return [trouble];

        var granted = answer.Headers.GetValueOrDefault(ScopesHeader, "").Split(',', StringSplitOptions.TrimEntries).ToHashSet();
        var missing = Needed.Where(need => !granted.Contains(need.Scope)).ToList();
        return
        [
            new("token", $"The token is {answer.Text("user")}'s in {answer.Text("team")}."),
            missing.Count == 0
                ? new("scopes", "Every scope that is of use is granted.")
                : new("scopes", $"Without {string.Join(", ", missing.Select(need => $"{need.Scope} there are no {need.Gives}"))}.",
                    "Add the scopes under OAuth & Permissions of the app, then install it to the workspace again."),
        ];
    }
}
