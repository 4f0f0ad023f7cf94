using System.Globalization;
using System.Text.Json;

namespace Pipeline.Platforms;

/// <summary>What a platform answered to one call.</summary>
/// <param name="Status">The HTTP status; 0 when no answer came.</param>
/// <param name="Body">Undefined where there was no JSON.</param>
/// <param name="Headers">By name, in whatever case.</param>
public sealed record PlatformAnswer(int Status, JsonElement Body, IReadOnlyDictionary<string, string> Headers)
{
    public static PlatformAnswer None { get; } = new(0, default, new Dictionary<string, string>());

    public bool IsSuccess => Status is >= 200 and < 300;

    public bool IsBusy => Status == 429;

    /// <summary>No answer, or one that says that the platform itself is in trouble.</summary>
    public bool IsTrouble => Status is 0 or >= 500;

    /// <summary>
    /// How long a busy platform asks to wait: Telegram's <c>parameters.retry_after</c>, Discord's <c>retry_after</c> (fractions of a second
    /// too), or the header.
    /// </summary>
    public TimeSpan? RetryAfter => Seconds(Object(this["parameters"], "retry_after")) ?? Seconds(this["retry_after"]) ?? Header("Retry-After");

    /// <summary>A property of the body's object; undefined where there is none.</summary>
    public JsonElement this[string name] => Object(Body, name);

    public string? Text(string name) => this[name] is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public bool Flag(string name) => this[name].ValueKind == JsonValueKind.True;

    /// <summary>A header's seconds.</summary>
    public TimeSpan? Header(string name) =>
        Headers.TryGetValue(name, out var text) && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? Bounded(seconds) : null;

    private static TimeSpan? Seconds(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds >= 0 ? Bounded(seconds) : null;

    private static TimeSpan Bounded(double seconds) => TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.SecondsPerDay));

    private static JsonElement Object(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;
}
