using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Pipeline.TableStorage;

/// <summary>What kind of transaction it was: point read, page of a query, batch, single write, delete, or about the table itself.</summary>
public enum TableOperation
{
    Find,
    Query,
    Batch,
    Write,
    Delete,
    Table,
}

/// <summary>How often an operation was sent to a table (a retry is sent again) and how many rows it carried or brought.</summary>
public readonly record struct TransactionCount(string Table, TableOperation Operation, long Transactions, long Rows);

/// <summary>
/// Counts what the service bills: every request is a transaction, a batch of 100 rows is one as well
/// (https://learn.microsoft.com/azure/storage/tables/storage-performance-checklist). It reads bodies, so it is for tests and measurements.
/// </summary>
public sealed partial class TransactionCounter : HttpPipelinePolicy
{
    private readonly ConcurrentDictionary<(string Table, TableOperation Operation), (long Transactions, long Rows)> _counts = new();

    public IReadOnlyList<TransactionCount> Counts =>
        [.. _counts
            .Select(count => new TransactionCount(count.Key.Table, count.Key.Operation, count.Value.Transactions, count.Value.Rows))
            .OrderBy(count => count.Table, StringComparer.Ordinal)
            .ThenBy(count => count.Operation)];

    public void Reset() => _counts.Clear();

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var (table, operation, sent) = Describe(message.Request);
        ProcessNext(message, pipeline);
        Add(table, operation, sent + Received(message, operation));
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var (table, operation, sent) = Describe(message.Request);
        await ProcessNextAsync(message, pipeline);
        Add(table, operation, sent + Received(message, operation));
    }

    private static (string Table, TableOperation Operation, int Rows) Describe(Request request)
    {
        var resource = request.Uri.ToUri().AbsolutePath.Split('/')[^1];
        if (resource == "$batch")
        {
            var actions = BatchAction().Matches(Body(request));
            return (actions.Count == 0 ? "" : actions[0].Groups["table"].Value, TableOperation.Batch, actions.Count);
        }

        var bracket = resource.IndexOf('(', StringComparison.Ordinal);
        var table = bracket < 0 ? resource : resource[..bracket];
        var isRow = bracket >= 0 && resource[bracket..] != "()";
        return (table, request.Method.Method) switch
        {
            ("Tables", _) => (table, TableOperation.Table, 0),
            (_, "GET") => (table, isRow ? TableOperation.Find : TableOperation.Query, 0),
            (_, "DELETE") => (table, TableOperation.Delete, 1),
            _ => (table, TableOperation.Write, 1),
        };
    }

    private static string Body(Request request)
    {
        using var body = new MemoryStream();
        request.Content?.WriteTo(body, CancellationToken.None);
        return Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
    }

    private static int Received(HttpMessage message, TableOperation operation) => operation switch
    {
        _ when !message.HasResponse || message.Response.IsError => 0,
        TableOperation.Find => 1,
        TableOperation.Query => Occurrences(message.Response.Content.ToMemory().Span, "\"RowKey\":"u8),
        _ => 0,
    };

    private static int Occurrences(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word)
    {
        var count = 0;
        for (var at = text.IndexOf(word); at >= 0; at = text.IndexOf(word))
        {
            count++;
            text = text[(at + word.Length)..];
        }

        return count;
    }

    [GeneratedRegex(@"^(POST|PUT|PATCH|MERGE|DELETE) https?://[^/]+/(?:[^/(]+/)*(?<table>[A-Za-z0-9]+)(?:\(|\?| )", RegexOptions.Multiline)]
    private static partial Regex BatchAction();

    private void Add(string table, TableOperation operation, int rows) =>
        _counts.AddOrUpdate((table, operation), (1, rows), (_, count) => (count.Transactions + 1, count.Rows + rows));
}
