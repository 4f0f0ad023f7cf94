using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Ingest.Memberships;

namespace Pipeline.Ingest.Whop;

/// <summary>https://docs.whop.com/developer/guides/webhooks: <c>type</c> since API v1, <c>action</c> before.</summary>
internal sealed record WhopEvent(
    JsonElement Data,
    string? Id = null,
    string? Type = null,
    string? Action = null,
    [property: JsonConverter(typeof(PlatformTimeConverter))] DateTimeOffset? Timestamp = null,
    string? CompanyId = null,
    string? AccountId = null);

/// <summary>https://docs.whop.com/api-reference/memberships</summary>
internal sealed record WhopMembership(
    string Id,
    WhopReference? User = null,
    WhopReference? Plan = null,
    WhopReference? Product = null,
    string? Status = null,
    [property: JsonConverter(typeof(PlatformTimeConverter))] DateTimeOffset? RenewalPeriodEnd = null);

/// <summary>https://docs.whop.com/api-reference/payments. Amounts are in units, not in cents.</summary>
internal sealed record WhopPayment(
    string Id,
    WhopReference? User = null,
    WhopReference? Membership = null,
    WhopReference? Plan = null,
    WhopReference? Product = null,
    string? BillingReason = null,
    decimal? Total = null,
    decimal? FinalAmount = null,
    string? Currency = null,
    [property: JsonConverter(typeof(PlatformTimeConverter))] DateTimeOffset? PaidAt = null);

/// <summary>https://docs.whop.com/api-reference/refunds and disputes: money that goes back, with the payment it came from.</summary>
internal sealed record WhopReturn(
    string Id, string? Status = null, decimal? Amount = null, string? Currency = null, WhopReference? User = null, WhopPaymentPart? Payment = null);

internal sealed record WhopPaymentPart(string? Id = null, WhopReference? User = null, WhopReference? Product = null);

/// <summary>A message or a reaction in a chat, as both events of the chat hold it.</summary>
internal sealed record WhopChat(WhopChannel Channel, WhopMessage? Message = null, WhopReaction? Reaction = null);

internal sealed record WhopChannel(string Id, string? Type = null);

internal sealed record WhopMessage(
    string Id,
    string? Content = null,
    WhopReference? User = null,
    [property: JsonConverter(typeof(PlatformTimeConverter))] DateTimeOffset? CreatedAt = null,
    string? ReplyingToMessageId = null,
    string? MessageType = null);

internal sealed record WhopReaction(string? Id = null, string? Emoji = null, string? ResourceId = null, WhopReference? User = null);

/// <summary>Another object: its id, or the object with its id and its names.</summary>
[JsonConverter(typeof(WhopReferenceConverter))]
internal sealed record WhopReference(string Id, string? Username = null, string? Name = null, string? Title = null);

internal sealed record WhopNamed(string Id, string? Username = null, string? Name = null, string? Title = null);

internal sealed class WhopReferenceConverter : JsonConverter<WhopReference>
{
    public override WhopReference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new(reader.GetString()!);

        var named = JsonSerializer.Deserialize(ref reader, WhopJsonContext.Default.WhopNamed) ?? throw new JsonException("The object is null.");
        return new(named.Id, named.Username, named.Name, named.Title);
    }

    public override void Write(Utf8JsonWriter writer, WhopReference value, JsonSerializerOptions options) => writer.WriteStringValue(value.Id);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(WhopEvent))]
[JsonSerializable(typeof(WhopMembership))]
[JsonSerializable(typeof(WhopPayment))]
[JsonSerializable(typeof(WhopReturn))]
[JsonSerializable(typeof(WhopChat))]
[JsonSerializable(typeof(WhopNamed))]
internal sealed partial class WhopJsonContext : JsonSerializerContext;
