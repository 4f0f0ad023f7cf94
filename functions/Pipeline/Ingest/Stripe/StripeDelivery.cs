using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Ingest.Memberships;
using Pipeline.Model;

namespace Pipeline.Ingest.Stripe;

/// <summary>One event of Stripe's.</summary>
internal sealed record StripeDelivery(ClubDelivery Club, StripeEvent Told)
{
    public DateTimeOffset At => Time(Told.Created);

    public T Object<T>(JsonTypeInfo<T> form) where T : class =>
        Told.Data.Object.Deserialize(form) ?? throw new JsonException("The event's object is null.");

    /// <summary>The changed properties as they were; null where the event says nothing of them.</summary>
    public T? Before<T>(JsonTypeInfo<T> form) where T : class =>
        Told.Data.PreviousAttributes.ValueKind == JsonValueKind.Object ? Told.Data.PreviousAttributes.Deserialize(form) : null;

    public Reading NotUsed(string? why = null) => Reading.NotUsed(why is null ? Told.Type : $"{Told.Type}/{why}");

    /// <summary>A membership that changed, unless nobody is named or no community is fed.</summary>
    /// <param name="name">What the change is called, whichever events speak of it.</param>
    /// <param name="customer">Who pays.</param>
    /// <param name="names">What may decide about the community: price and product.</param>
    public Reading Changed(
        string name, (string? Id, string? Name) customer, MembershipChange change, MembershipTerms terms, params ReadOnlySpan<string?> names)
    {
        if (customer.Id is null)
            return NotUsed("no_customer");
        if (Club.CommunityOf(names) is not { } community)
            return ClubDelivery.NotOurs(Told.Type);

        return Reading.Of(Club.Changed(Club.EventOf(name), (community, Club.PersonOf(customer.Id, name: customer.Name)), change, At, terms));
    }

    public static DateTimeOffset Time(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);

    public static DateTimeOffset? Time(long? seconds) => seconds is > 0 and { } known ? Time(known) : null;
}
