using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Pipeline.Api;
using Pipeline.Api.OpenApi;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Api;

public sealed class OpenApiTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_is_described_with_what_it_is_for_and_what_it_answers_and_needs_no_key_to_be_read()
    {
        await using var host = await ServedHost.StartAsync();
        using var stranger = host.NewClient();

        var paths = JsonNode.Parse(await stranger.GetStringAsync(OpenApiEndpoints.Route, Cancelled))!["paths"]!.AsObject();

        var described = Operations(paths).Where(one => IsWhole(one.Operation)).Select(one => one.Route);
        described.ShouldBe(Mapped(host), ignoreOrder: true);
        RouteNotes.All.Keys.ShouldBe(Mapped(host), ignoreOrder: true);
    }

    [Fact]
    public async Task Every_parameter_says_what_goes_into_it()
    {
        await using var host = await ServedHost.StartAsync();

        var paths = JsonNode.Parse(await host.Client.GetStringAsync(OpenApiEndpoints.Route, Cancelled))!["paths"]!.AsObject();

        Operations(paths).SelectMany(one => one.Operation["parameters"]?.AsArray() ?? []).Where(parameter => parameter!["description"] is null)
            .Select(parameter => (string?)parameter!["name"]).Distinct().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_description_is_read_without_an_error_as_OpenAPI_3_1()
    {
        await using var host = await ServedHost.StartAsync();

        var read = OpenApiDocument.Parse(await host.Client.GetStringAsync(OpenApiEndpoints.Route, Cancelled), "json");

        read.Diagnostic!.Errors.ShouldBeEmpty();
        read.Diagnostic.SpecificationVersion.ShouldBe(OpenApiSpecVersion.OpenApi3_1);
    }

    [Fact]
    public async Task Only_what_needs_no_key_is_without_security()
    {
        await using var host = await ServedHost.StartAsync();

        var paths = JsonNode.Parse(await host.Client.GetStringAsync(OpenApiEndpoints.Route, Cancelled))!["paths"]!.AsObject();

        var open = Operations(paths).Where(one => one.Operation["security"] is not JsonArray { Count: > 0 }).Select(one => one.Route.Split(' ')[1]).Distinct();
        open.ShouldBe(
            ["/api/health", "/api/webhooks/{source}/{connection}", "/api/communities/{community}/rules", "/api/appeals/{token}"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_other_host_describes_the_same_also_after_a_webhook_woke_it()
    {
        await using var host = await ServedHost.StartAsync();
        var here = await host.Client.GetStringAsync(OpenApiEndpoints.Route, Cancelled);
        var whole = new WholeApi(host.Services);
        await AskAsync(host, whole.HandleArrivalAsync, "/api/health");

        var there = await AskAsync(host, whole.HandleAsync, OpenApiEndpoints.Route);

        there.ShouldBe(here);
    }

    [Fact]
    public async Task Each_example_is_read_by_its_route()
    {
        await using var host = await ServedHost.StartAsync();

        foreach (var route in RouteExamples.Routes)
        {
            var (method, path) = (route.Split(' ')[0], route.Split(' ')[1].Replace("{community}", "club", StringComparison.Ordinal).Replace("{id}", "x", StringComparison.Ordinal));
            using var request = new HttpRequestMessage(new(method), path)
            {
                Content = new StringContent(RouteExamples.Of(route)!.ToJsonString(), Encoding.UTF8, "application/json"),
            };
            using var answer = await host.Client.SendAsync(request, Cancelled);
            var said = await answer.Content.ReadAsStringAsync(Cancelled);

            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Created, HttpStatusCode.NotFound, HttpStatusCode.Conflict, HttpStatusCode.NoContent, HttpStatusCode.OK, HttpStatusCode.Accepted);
            said.ShouldNotContain("cannot be used");
        }
    }

    private static async Task<string> AskAsync(ServedHost host, Func<HttpContext, Task<IResult>> handle, string path)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = path;
        using var body = new MemoryStream();
        context.Response.Body = body;
        await handle(context);
        return Encoding.UTF8.GetString(body.ToArray());
    }

    private static List<string> Mapped(ServedHost host) =>
    [
        .. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal) && endpoint.RoutePattern.RawText != OpenApiEndpoints.Route)
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText}")),
    ];

    private static IEnumerable<(string Route, JsonObject Operation)> Operations(JsonObject paths) => paths.SelectMany(
        path => path.Value!.AsObject().Select(operation => ($"{operation.Key.ToUpperInvariant()} {path.Key}", operation.Value!.AsObject())));

    private static bool IsWhole(JsonObject operation) =>
        operation["summary"] is not null && operation["tags"] is JsonArray { Count: 1 } && operation["responses"] is JsonObject { Count: > 0 };
}
