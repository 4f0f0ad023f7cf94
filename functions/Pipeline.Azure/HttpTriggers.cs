using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Api;
using Pipeline.Flow;

namespace Pipeline.Azure;

/// <summary>The HTTP surface. Webhooks prove themselves by signature, rules and the API's description are for everybody to read, an appeal's link is its own key, pages are for whom the platform has signed in; everything else needs a key of the app.</summary>
public sealed class HttpTriggers(WholeApi api)
{
    [Function(Functions.IngestWebhook)]
    public Task<IResult> IngestWebhook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", "options", Route = "api/webhooks/{source}/{connection}")] HttpRequest request) =>
        api.HandleArrivalAsync(request.HttpContext);

    [Function(Functions.Health)]
    public Task<IResult> Health([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request) =>
        api.HandleArrivalAsync(request.HttpContext);

    [Function(Functions.Rules)]
    public Task<IResult> Rules(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/communities/{community}/rules")] HttpRequest request) =>
        api.HandleAsync(request.HttpContext);

    [Function(Functions.Appeal)]
    public Task<IResult> Appeal(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "api/appeals/{token}")] HttpRequest request) =>
        api.HandleAsync(request.HttpContext);

    [Function(Functions.OpenApi)]
    public Task<IResult> OpenApi([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/openapi.json")] HttpRequest request) =>
        api.HandleAsync(request.HttpContext);

    [Function(Functions.Dashboard)]
    public Task<IResult> Dashboard(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "dashboard/{*path}")] HttpRequest request) =>
        api.HandleAsync(request.HttpContext);

    [Function(Functions.Api)]
    public Task<IResult> Api(
        [HttpTrigger(AuthorizationLevel.Function, "get", "post", "put", "delete", Route = "api/{*path}")] HttpRequest request) =>
        api.HandleAsync(request.HttpContext);
}
