using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using Pipeline.Local.Hosting;

namespace Pipeline.Benchmarks.Scale;

/// <summary>Takes what the exporter sends to Azure Monitor, on the loopback, and counts records and bytes of each kind.</summary>
internal sealed class TelemetrySink : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (long Records, long Bytes)> _kinds = new();

    private TelemetrySink(WebApplication app) => _app = app;

    public IReadOnlyDictionary<string, (long Records, long Bytes)> Kinds => _kinds;

    public string ConnectionString =>
        $"InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=http://127.0.0.1:{LocalHost.AddressOf(_app).Port}/";

    public static async Task<TelemetrySink> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var sink = new TelemetrySink(builder.Build());
        sink._app.Map("/{**path}", sink.TakeAsync);
        await sink._app.StartAsync();
        return sink;
    }

    public void Reset() => _kinds.Clear();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    // One record a line, as https://learn.microsoft.com/azure/azure-monitor/app/api-custom-events-metrics describes them.
    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        var isPacked = request.Headers.ContentEncoding == "gzip";
        await using var body = isPacked ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        using var lines = new StreamReader(body);
        var count = 0;
        while (await lines.ReadLineAsync() is { } line)
        {
            if (line.Length == 0)
                continue;

            count++;
            using var record = JsonDocument.Parse(line);
            var kind = record.RootElement.GetProperty("data").GetProperty("baseType").GetString()!;
            _kinds.AddOrUpdate(kind, (1, line.Length), (_, so) => (so.Records + 1, so.Bytes + line.Length));
        }

        return Results.Json(new { itemsReceived = count, itemsAccepted = count, errors = Array.Empty<object>() });
    }
}
