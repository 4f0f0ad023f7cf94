using System.Text.Json;

namespace Pipeline.Connect;

/// <summary>What a platform answered to one call.</summary>
/// <param name="Status">The HTTP status; 0 when no answer came.</param>
/// <param name="Body">Undefined where there was no JSON.</param>
/// <param name="Headers">By name, in whatever case.</param>
public sealed record PlatformAnswer(int Status, JsonElement Body, IReadOnlyDictionary<string, string> Headers)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>A property of the body's object; undefined where there is none.</summary>
    public JsonElement this[string name] =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(name, out var value) ? value : default;

    public string? Text(string name) => this[name] is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public bool Flag(string name) => this[name].ValueKind == JsonValueKind.True;
}
