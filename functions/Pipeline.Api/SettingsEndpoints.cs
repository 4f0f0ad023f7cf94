using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Pipeline.Model;
using Pipeline.Settings;
using Pipeline.Store;

namespace Pipeline.Api;

/// <summary>A community's settings, whole: read, and put in the place of those that stand.</summary>
public static class SettingsEndpoints
{
    private const string Route = "/api/communities/{community}/settings";
    private const string JsonType = "application/json";
    private const string YamlType = "application/yaml";
    private const string OfYaml = "-yaml";
    private const int MostBytes = 128 * 1024;

    // RFC 9512 registered the first; the others were there before it.
    private static readonly string[] YamlTypes = [YamlType, "application/x-yaml", "text/yaml", "text/x-yaml"];

    public static void MapSettings(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Route, ShowAsync);
        routes.MapPut(Route, SetAsync);
    }

    /// <summary>As JSON, or as commented YAML where that is asked for (Accept, or <c>format=yaml</c>).</summary>
    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ShowAsync(
        string community, string? format, HttpContext context, CommunityDirectory communities, CancellationToken cancellationToken)
    {
        if (await communities.FindAsync(new(community), cancellationToken) is not { } known)
            return Problems.UnknownCommunity(community);

        var (version, document) = (SettingsDocument.Version(known), SettingsDocument.Write(known));
        context.Response.Headers.Vary = HeaderNames.Accept;
        return (format is null && Accepted.First(context.Request, [JsonType, .. YamlTypes]) != JsonType) || format == "yaml"
            ? TypedResults.Bytes(Encoding.UTF8.GetBytes(YamlSettings.Write(document)), YamlType, entityTag: new($"\"{version}{OfYaml}\""))
            : TypedResults.Bytes(Encoding.UTF8.GetBytes(document.ToJsonString()), JsonType, entityTag: new($"\"{version}\""));
    }

    /// <summary><c>enforce=true</c> says that members may be acted on from now on; without it, the mode <c>enforce</c> does not begin.</summary>
    private static async Task<Results<Ok<SettingsChanged>, Created<SettingsChanged>, ProblemHttpResult>> SetAsync(
        string community, bool? enforce, HttpContext context, ChangeSettings change, CancellationToken cancellationToken)
    {
        if (!CommunityId.IsValid(community))
            return Problems.Body($"'{community}' cannot name a community: use 1 to 63 lower-case letters, digits and hyphens in the address.");
        if (TypeOf(context.Request) is not { } type)
            return Problems.UnknownType($"{JsonType}, {YamlType}");
        if (await RequestBody.ReadAsync(context.Request.BodyReader, MostBytes, cancellationToken) is not { } body)
            return Problems.TooLarge(MostBytes);

        var document = type == JsonType ? JsonSettings.Parse(body.Span) : YamlSettings.Parse(body.Span);
        var read = SettingsDocument.Read(new(community), document);
        if (read.Community is not { } wanted)
            return Problems.Settings(read.Problems);

        var headers = context.Request.GetTypedHeaders();
        return await change.HandleAsync(wanted, version => IsExpected(headers, version), enforce ?? false, cancellationToken) switch
        {
            SettingsOutcome.Changed changed => Answer(context, changed),
            SettingsOutcome.Unconfirmed { Effect: var effect } => Problems.Conflict(
                "enforce", "Say that members may be acted on", $"{effect} If that is what you want, send the same once more with ?enforce=true."),
            _ => headers.IfMatch.Count == 0 && headers.IfNoneMatch.Count == 0 ? Problems.NeedsIfMatch() : Problems.NotAsExpected(),
        };
    }

    private static Results<Ok<SettingsChanged>, Created<SettingsChanged>, ProblemHttpResult> Answer(HttpContext context, SettingsOutcome.Changed changed)
    {
        var answer = new SettingsChanged(changed.Community.Id, PublishedRules.Of(changed.Community).Version, changed.Effects);
        context.Response.Headers.ETag = $"\"{SettingsDocument.Version(changed.Community)}\"";
        return changed.WasThere
            ? TypedResults.Ok(answer)
            : TypedResults.Created(context.Request.Path.Value, answer);
    }

    private static string? TypeOf(HttpRequest request) => request.GetTypedHeaders().ContentType?.MediaType.Value?.ToLowerInvariant() switch
    {
        JsonType => JsonType,
        { } type when YamlTypes.Contains(type) => YamlType,
        _ => null,
    };

    // The settings are the same in both languages, so a change may answer what was read in either.
    private static bool IsExpected(Microsoft.AspNetCore.Http.Headers.RequestHeaders headers, string? version) => (headers.IfMatch, headers.IfNoneMatch) switch
    {
        ({ Count: > 0 } tags, _) => version is not null
            && tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || (!tag.IsWeak && (tag.Tag == $"\"{version}\"" || tag.Tag == $"\"{version}{OfYaml}\""))),
        _ => version is null,
    };
}

/// <param name="RulesVersion">What members read as the version of the rules.</param>
/// <param name="Effects">What the change does, in sentences.</param>
public sealed record SettingsChanged(CommunityId Community, string RulesVersion, IReadOnlyList<string> Effects);
