using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Ingest.Signatures;
using Pipeline.Relay.Spool;
using Polly;
using Polly.Retry;

namespace Pipeline.Relay.Posting;

/// <summary>
/// Posts what is in the spool to ingestion, batch after batch in its order, each until it is taken: at least once, and never past a batch
/// that was not. A batch that is posted again has the same id and the same content, so what it says counts once.
/// </summary>
internal sealed partial class PostDispatches : IDisposable
{
    private const int MaxLines = 100;
    private const int MaxBytes = 512 * 1024;
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    private readonly HttpClient _http = new();
    private readonly RelayOptions _options;
    private readonly SpoolFolder _spool;
    private readonly TimeProvider _clock;
    private readonly ILogger<PostDispatches> _logger;
    private readonly ResiliencePipeline<HttpResponseMessage> _patient;

    public PostDispatches(IOptions<RelayOptions> options, SpoolFolder spool, TimeProvider clock, ILogger<PostDispatches> logger)
    {
        (_options, _spool, _clock, _logger) = (options.Value, spool, clock, logger);
        _patient = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromMinutes(1),
                ShouldHandle = static attempt => ValueTask.FromResult(IsNotTaken(attempt.Outcome)),
                DelayGenerator = static attempt => ValueTask.FromResult(RetryAfter.Of(attempt.Outcome.Result)),
                OnRetry = attempt => Say(attempt.Outcome, attempt.AttemptNumber, attempt.RetryDelay),
            })
            .Build();
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            while (_spool.Next(MaxLines, MaxBytes) is { } batch)
                await PostAsync(batch, cancellationToken);

            using var idle = new CancellationTokenSource(Idle, _clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, idle.Token);
            await _spool.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (idle.IsCancellationRequested)
                _spool.Tidy();
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task PostAsync(SpoolBatch batch, CancellationToken cancellationToken)
    {
        using var answer = await _patient.ExecuteAsync(async token => await SendAsync(batch, token), cancellationToken);
        if (answer.StatusCode != HttpStatusCode.RequestEntityTooLarge)
            _spool.Take(batch);
        else if (batch.Lines.Count > 1)
            await PostAsync(batch.First(batch.Lines.Count / 2), cancellationToken);
        else
        {
            LogTooLarge(batch.Lines[0].Length);
            _spool.Take(batch);
        }
    }

    // Signed at each try: ingestion takes no signature that is older than five minutes.
    private async Task<HttpResponseMessage> SendAsync(SpoolBatch batch, CancellationToken cancellationToken)
    {
        var body = BodyOf(batch);
        var (id, now) = ($"relay_{batch.Start.Segment}_{batch.Start.Offset}", _clock.GetUtcNow());
        using var request = new HttpRequestMessage(HttpMethod.Post, _options.IngestUrl) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", $"{now.ToUnixTimeSeconds()}");
        request.Headers.Add("webhook-signature", StandardWebhooks.Sign(id, now, body, _options.Secret!));
        return await _http.SendAsync(request, cancellationToken);
    }

    private static byte[] BodyOf(SpoolBatch batch)
    {
        var body = new byte[batch.Lines.Sum(line => line.Length + 1) + 1];
        var at = 0;
        foreach (var line in batch.Lines)
        {
            body[at++] = at == 1 ? (byte)'[' : (byte)',';
            line.Span.CopyTo(body.AsSpan(at));
            at += line.Length;
        }

        body[at] = (byte)']';
        return body;
    }

    // Whatever keeps ingestion from taking it is put right there: settings that are wrong today are right tomorrow.
    private static bool IsNotTaken(Outcome<HttpResponseMessage> outcome) =>
        RetryAfter.IsWorthwhile(outcome)
        || outcome.Result is { IsSuccessStatusCode: false, StatusCode: not HttpStatusCode.RequestEntityTooLarge };

    private ValueTask Say(Outcome<HttpResponseMessage> outcome, int attempt, TimeSpan delay)
    {
        var bytes = _spool.Bytes;
        switch (outcome.Result?.StatusCode)
        {
            case HttpStatusCode.Unauthorized:
                LogRefused(delay, bytes);
                break;
            case HttpStatusCode.NotFound:
                LogUnknown(delay, bytes);
                break;
            default:
                LogNotTaken(attempt + 1, outcome.Result is { } answer ? $"{(int)answer.StatusCode}" : outcome.Exception!.GetType().Name, delay, bytes);
                break;
        }

        return ValueTask.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Ingestion took nothing at try {Attempt} ({Answer}); again in {Delay}. {Bytes} bytes wait.")]
    private partial void LogNotTaken(int attempt, string answer, TimeSpan delay, long bytes);

    [LoggerMessage(Level = LogLevel.Error, Message = "Ingestion refuses the signature: Relay:Secret is none of the Discord connection's Secrets, or a clock is wrong. Again in {Delay}; {Bytes} bytes wait.")]
    private partial void LogRefused(TimeSpan delay, long bytes);

    [LoggerMessage(Level = LogLevel.Error, Message = "Ingestion knows no Discord connection at Relay:IngestUrl. Again in {Delay}; {Bytes} bytes wait.")]
    private partial void LogUnknown(TimeSpan delay, long bytes);

    [LoggerMessage(Level = LogLevel.Error, Message = "A dispatch of {Bytes} bytes is too large for ingestion and was left out")]
    private partial void LogTooLarge(int bytes);
}
