using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using Pipeline.Ingest;

namespace Pipeline.Api;

/// <summary>Where platforms push: the body is read raw and handed to ingestion, whose answer is written back.</summary>
public static class WebhookEndpoints
{
    public const string Route = "/api/webhooks/{source}/{connection}";

    private static readonly string[] Methods = [HttpMethods.Post, HttpMethods.Get, HttpMethods.Options];

    public static void MapWebhooks(this IEndpointRouteBuilder routes, IngestWebhook ingest, TimeProvider clock) =>
        routes.MapMethods(
            Route, Methods, (string source, string connection, HttpContext context) => ReceiveAsync(source, connection, context, ingest, clock)).WithMetadata(OpenToAll.Instance);

    private static async Task ReceiveAsync(string source, string connection, HttpContext context, IngestWebhook ingest, TimeProvider clock)
    {
        var request = context.Request;
        var body = await RequestBody.ReadAsync(request.BodyReader, IngestWebhook.MaxBodyBytes, context.RequestAborted);
        if (body is null)
        {
            await Problems.TooLarge(IngestWebhook.MaxBodyBytes).ExecuteAsync(context);
            return;
        }

        var answer = await ingest.HandleAsync(
            source,
            connection,
            new WebhookRequest
            {
                Method = request.Method,
                Url = request.GetEncodedUrl(),
                Headers = new RequestHeaders(request.Headers),
                Query = new RequestQuery(request.Query),
                Body = body.Value,
                ReceivedAt = clock.GetUtcNow(),
            },
            context.RequestAborted);
        await WriteAsync(context, answer);
    }

    private static async Task WriteAsync(HttpContext context, WebhookAnswer answer)
    {
        if (answer.RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (answer.Problem is { } problem)
        {
            await Results.Problem(problem.Detail, statusCode: answer.Status, title: problem.Title, type: problem.Type).ExecuteAsync(context);
            return;
        }

        context.Response.StatusCode = answer.Status;
        if (answer.Reply is not { } reply)
            return;

        foreach (var (name, value) in reply.Headers)
            context.Response.Headers[name] = value;
        if (reply.ContentType is not null)
            context.Response.ContentType = reply.ContentType;
        await context.Response.BodyWriter.WriteAsync(reply.Body, context.RequestAborted);
    }
}
