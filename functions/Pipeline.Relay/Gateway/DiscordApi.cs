using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace Pipeline.Relay.Gateway;

/// <summary>Where the Gateway is and how often sessions may begin (https://docs.discord.com/developers/events/gateway#get-gateway-bot).</summary>
/// <param name="Concurrency">So many shards may identify at once, every five seconds.</param>
internal sealed record GatewayInfo(Uri Url, int Shards, int Remaining, TimeSpan ResetAfter, int Concurrency);

/// <summary>The few questions that are asked over HTTP.</summary>
internal sealed class DiscordApi : IDisposable
{
    private static readonly TimeSpan InviteTimeout = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http;
    private readonly TimeProvider _clock;
    private readonly ResiliencePipeline<HttpResponseMessage> _patient;

    public DiscordApi(IOptions<RelayOptions> options, TimeProvider clock)
    {
        _clock = clock;
        _http = new HttpClient { BaseAddress = options.Value.ApiUrl };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", options.Value.BotToken);
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("DiscordBot (pipeline, 1.0)");
        _patient = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromMinutes(1),
                ShouldHandle = static attempt => ValueTask.FromResult(RetryAfter.IsWorthwhile(attempt.Outcome)),
                DelayGenerator = static attempt => ValueTask.FromResult(RetryAfter.Of(attempt.Outcome.Result)),
            })
            .Build();
    }

    /// <summary>Asks until it is answered; null when the token is refused, which asking again does not change.</summary>
    /// <exception cref="InvalidDataException">The answer is not what Discord documents.</exception>
    public async Task<GatewayInfo?> FindGatewayAsync(CancellationToken cancellationToken)
    {
        using var answer = await _patient.ExecuteAsync(
            async token => await _http.GetAsync(new Uri("gateway/bot", UriKind.Relative), token), cancellationToken);
        if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            return null;
        if (!answer.IsSuccessStatusCode)
            throw new InvalidDataException($"Discord answered {(int)answer.StatusCode} when it was asked where its Gateway is: check Relay:ApiUrl.");

        using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
        var limit = json.RootElement.GetProperty("session_start_limit");
        return new(
            new Uri(json.RootElement.GetProperty("url").GetString()!),
            json.RootElement.GetProperty("shards").GetInt32(),
            limit.GetProperty("remaining").GetInt32(),
            TimeSpan.FromMilliseconds(limit.GetProperty("reset_after").GetInt64()),
            Math.Max(1, limit.GetProperty("max_concurrency").GetInt32()));
    }

    /// <summary>
    /// A server's invites (https://docs.discord.com/developers/resources/guild#get-guild-invites); null when they are not to be had now.
    /// Asked once and not for long: a join does not wait for it.
    /// </summary>
    public async Task<byte[]?> FindInvitesAsync(string guild, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(InviteTimeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            using var answer = await _http.GetAsync(new Uri($"guilds/{guild}/invites", UriKind.Relative), either.Token);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync(either.Token) : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();
}
