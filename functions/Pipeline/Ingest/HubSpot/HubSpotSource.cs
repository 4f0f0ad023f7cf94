using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Ingest.Memberships;
using Pipeline.Model;

namespace Pipeline.Ingest.HubSpot;

/// <summary>One event of https://developers.hubspot.com/docs/api-reference/webhooks-webhooks-v3/guide. A member is a contact.</summary>
internal sealed record HubSpotEvent
{
    public required long EventId { get; init; }

    public long SubscriptionId { get; init; }

    public long? PortalId { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public required long OccurredAt { get; init; }

    /// <summary><c>contact.propertyChange</c>; newer apps say <c>object.propertyChange</c> with a type id beside it.</summary>
    public required string SubscriptionType { get; init; }

    public string? ObjectTypeId { get; init; }

    /// <summary>Missing where the event is about two objects, as merges and associations are.</summary>
    public long? ObjectId { get; init; }

    public string? PropertyName { get; init; }

    public string? PropertyValue { get; init; }

    // 0-1 is HubSpot's type id of contacts.
    [JsonIgnore]
    public string Kind => SubscriptionType.StartsWith("object.", StringComparison.Ordinal) && ObjectTypeId == "0-1"
        ? "contact" + SubscriptionType[6..]
        : SubscriptionType;

    [JsonIgnore]
    public bool IsOfContact => ObjectId is not null && Kind.StartsWith("contact.", StringComparison.Ordinal);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(HubSpotEvent))]
internal sealed partial class HubSpotJsonContext : JsonSerializerContext;

/// <summary>HubSpot: batches of what changed in a CRM, each event read by itself, so that a faulty one keeps none of the others back.</summary>
public sealed class HubSpotSource(MemberKey key) : WebhookSource
{
    public override Source Source => Source.HubSpot;

    public override Refusal? Verify(WebhookRequest request, Connection connection) => HubSpotSignature.Verify(request, connection);

    public override Reading Read(WebhookRequest request, Connection connection)
    {
        var club = new ClubDelivery(Source, connection, key, request);
        var (events, unused, faults) = (new List<CommunityEvent>(), new List<string>(), new List<int>());
        using var document = JsonDocument.Parse(request.Body);
        var position = 0;
        foreach (var element in document.RootElement.EnumerateArray())
        {
            position++;
            try
            {
                var told = element.Deserialize(HubSpotJsonContext.Default.HubSpotEvent) ?? throw new JsonException("The event is null.");
                if (!HubSpotMeanings.Add(club, told, events))
                    unused.Add(told.PropertyName is { } property ? $"{told.Kind}/{property}" : told.Kind);
            }
            catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or ArgumentOutOfRangeException)
            {
                faults.Add(position);
            }
        }

        return new(events)
        {
            Unused = unused is [] && events is [] && faults is [] ? ["empty"] : unused,
            Fault = faults is [] ? null : string.Create(CultureInfo.InvariantCulture, $"Not readable as events of HubSpot: number {string.Join(", ", faults.Take(10))} of {position} in the batch."),
        };
    }
}
