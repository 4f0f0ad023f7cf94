using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Ingest.Memberships;
using Pipeline.Model;

namespace Pipeline.Ingest.Whop;

/// <summary>One event of Whop's.</summary>
internal sealed record WhopDelivery(ClubDelivery Club, WhopEvent Told)
{
    public string Kind => Told.Type ?? Told.Action ?? "untyped";

    public DateTimeOffset At => Told.Timestamp ?? Club.ReceivedAt;

    public T Data<T>(JsonTypeInfo<T> form) where T : class => Told.Data.Deserialize(form) ?? throw new JsonException("The event's data is null.");

    /// <summary>The event under Whop's own id, which the older API does not send.</summary>
    public EventId Event => Told.Id is { } id ? Club.EventOf($"event:{id}") : Club.EventOfBody(Kind);

    public CommunityId? CommunityOf(params ReadOnlySpan<string?> names) => Club.CommunityOf([.. names, Told.CompanyId ?? Told.AccountId]);

    public Reading NotUsed(string why) => Reading.NotUsed($"{Kind}/{why}");

    public Person PersonOf(WhopReference user) => Club.PersonOf(user.Id, user.Username, user.Name);

    /// <summary>A membership that changed, unless nobody is named (who has not claimed it yet) or no community is fed.</summary>
    public Reading Changed(
        EventId id, WhopReference? user, MembershipChange change, DateTimeOffset at, MembershipTerms terms, params ReadOnlySpan<string?> names)
    {
        if (user is null)
            return NotUsed("no_user");
        return CommunityOf(names) is { } community
            ? Reading.Of(Club.Changed(id, (community, PersonOf(user)), change, at, terms))
            : ClubDelivery.NotOurs(Kind);
    }
}
