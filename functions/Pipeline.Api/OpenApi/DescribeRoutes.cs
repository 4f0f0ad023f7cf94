using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Pipeline.Api.OpenApi;

/// <summary>Adds to what types tell of the routes what they cannot: what each is for, what can go wrong, and who may ask.</summary>
internal sealed class DescribeRoutes : IOpenApiDocumentTransformer, IOpenApiOperationTransformer
{
    private const string Key = "key";
    private const string Problem = "application/problem+json";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "Pipeline",
            Version = "1",
            Description = "Measures and protects micro-communities. A rate has its numerator, denominator and 95 % interval; what cannot be done is said as problem details (RFC 9457).",
        };

        // Where it is served is for whoever asks to know: paths are relative to it.
        document.Servers = [];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "x-functions-key" },
        };
        return Task.CompletedTask;
    }

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var (description, document) = (context.Description, context.Document!);
        var route = $"{description.HttpMethod} /{description.RelativePath}";
        if (!RouteNotes.All.TryGetValue(route, out var note))
            return;

        document.AddComponent(nameof(ProblemDetails), await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), cancellationToken: cancellationToken));
        document.Tags ??= new HashSet<OpenApiTag>();
        document.Tags.Add(new() { Name = note.Tag });
        operation.Tags = new HashSet<OpenApiTagReference> { new(note.Tag, document) };
        operation.Summary = note.Summary;
        var isOpen = description.ActionDescriptor.EndpointMetadata.OfType<OpenToAll>().Any();
        operation.Security = isOpen ? [] : [new() { [new(Key, document)] = [] }];
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
            parameter.Description = RouteNotes.Parameters.GetValueOrDefault(parameter.Name);
        }

        foreach (var body in note.Bodies)
            Body(operation).Content![body] = new OpenApiMediaType();
        AddAnswers(operation, note, document, isOpen);
        if (RouteExamples.Of(route) is { } example)
            AddExample(operation, example);
    }

    private static OpenApiRequestBody Body(OpenApiOperation operation)
    {
        operation.RequestBody ??= new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType>() };
        return (OpenApiRequestBody)operation.RequestBody;
    }

    private static void AddAnswers(OpenApiOperation operation, RouteNote note, OpenApiDocument document, bool isOpen)
    {
        operation.Responses ??= [];
        if (note.Answers.Length > 0)
            operation.Responses["200"] = new OpenApiResponse { Description = "OK", Content = note.Answers.ToDictionary(type => type, _ => new OpenApiMediaType()) };

        HashSet<int> statuses = [.. note.Problems];
        if (!isOpen)
            statuses.Add(401);
        if (operation.Parameters?.Any(parameter => parameter.In == ParameterLocation.Path) == true)
            statuses.Add(404);
        if (operation.RequestBody is not null || operation.Parameters?.Any(parameter => parameter.In == ParameterLocation.Query) == true)
            statuses.Add(400);
        foreach (var status in statuses.Order())
        {
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = ReasonPhrases.GetReasonPhrase(status),
                Content = new Dictionary<string, OpenApiMediaType> { [Problem] = new() { Schema = new OpenApiSchemaReference(nameof(ProblemDetails), document) } },
            };
        }
    }

    // A body is the example of a route that takes one, an answer of one that does not.
    private static void AddExample(OpenApiOperation operation, JsonNode example)
    {
        var content = operation.RequestBody?.Content ?? operation.Responses!["200"].Content!;
        content["application/json"].Example = example;
    }
}
