using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Platforms;
using Pipeline.Store;

namespace Pipeline.Pulses;

/// <summary>What became of asking.</summary>
public abstract record AskedPulse
{
    private AskedPulse()
    {
    }

    public sealed record Done(PulseQuestion Question) : AskedPulse;

    /// <summary>Members are asked once in a quarter.</summary>
    public sealed record TooSoon(DateTimeOffset NotBefore) : AskedPulse;

    /// <summary>The platform did not post it; nothing was asked.</summary>
    public sealed record Refused(string Why) : AskedPulse;
}

/// <summary>
/// Asks a community how likely its members would recommend it. On Telegram it is posted as a poll that is not anonymous
/// (<see href="https://core.telegram.org/bots/api#sendpoll"/>), whose answers come as events; an own platform asks by itself and says
/// which poll it is.
/// </summary>
public sealed class AskPulse(IStore store, PlatformApi api, IOptions<PlatformOptions> platforms, TimeProvider clock)
{
    /// <summary>No member is asked more often.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromDays(90);

    private const int Best = 10;
    private static readonly TimeSpan Posting = TimeSpan.FromMinutes(5);

    /// <param name="poll">The id of a poll that the own platform posted; null to have it posted here.</param>
    public async Task<AskedPulse> HandleAsync(
        CommunityId community, Connection connection, ChannelId? channel, string question, string? poll, string by, CancellationToken cancellationToken)
    {
        var asked = new PulseQuestion(clock.GetUtcNow(), connection.Id, channel, poll, by);
        if (await BeginAsync(community, asked, cancellationToken) is { } before)
            return new AskedPulse.TooSoon(before.AskedAt + (before.Poll is null ? Posting : Every));
        if (poll is not null)
            return new AskedPulse.Done(asked);

        var answer = await PostAsync(connection, channel!.Value, question, cancellationToken);
        if (PollOf(answer) is not { } posted)
        {
            await ChangeAsync(community, pulse => pulse with { Questions = [.. pulse.Questions.Where(one => one != asked)] }, cancellationToken);
            return new AskedPulse.Refused(answer.Text("description") ?? (answer.Status == 0 ? "No answer came." : $"It answered with status {answer.Status}."));
        }

        var done = asked with { Poll = posted };
        await ChangeAsync(community, pulse => pulse.With(done), cancellationToken);
        return new AskedPulse.Done(done);
    }

    // Of two at once only one asks. What was begun and has no poll after a while was never posted, as far as anybody can know.
    private async Task<PulseQuestion?> BeginAsync(CommunityId community, PulseQuestion asked, CancellationToken cancellationToken)
    {
        PulseQuestion? before = null;
        await ChangeAsync(
            community,
            pulse =>
            {
                var last = pulse.Last;
                before = last is not null && asked.AskedAt - last.AskedAt < (last.Poll is null ? Posting : Every) ? last : null;
                return before is null ? (pulse with { Questions = [.. pulse.Questions.Where(one => one.Poll is not null)] }).With(asked) : null;
            },
            cancellationToken);
        return before;
    }

    private Task<Pulse?> ChangeAsync(CommunityId community, Func<Pulse, Pulse?> change, CancellationToken cancellationToken) =>
        store.UpdateAsync(Tables.Pulses, new(community.Value, "pulse"), current => change(current ?? new() { Community = community }), cancellationToken);

    private Task<PlatformAnswer> PostAsync(Connection connection, ChannelId channel, string question, CancellationToken cancellationToken)
    {
        var parameters = new JsonObject
        {
            ["chat_id"] = channel.Value,
            ["question"] = question,
            ["options"] = new JsonArray([.. Enumerable.Range(0, Best + 1).Select(score => new JsonObject { ["text"] = $"{score}" })]),
            ["is_anonymous"] = false,
        };
        return api.AskOnceAsync(
            () => new(HttpMethod.Post, new Uri(platforms.Value.Telegram, $"bot{connection.Token}/sendPoll")) { Content = JsonContent.Create(parameters) }, cancellationToken);
    }

    private static string? PollOf(PlatformAnswer answer) =>
        answer["result"] is { ValueKind: JsonValueKind.Object } result && result.TryGetProperty("poll", out var poll)
            && poll.ValueKind == JsonValueKind.Object && poll.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;
}
