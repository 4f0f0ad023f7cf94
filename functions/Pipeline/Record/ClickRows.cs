using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Record;

/// <summary>Says of conversions whose click they came from. A click is minted before its link is shared, so it is there first.</summary>
internal static class ClickRows
{
    public static async Task<IReadOnlyList<ConversionState>> CreditAsync(
        IStore store, IReadOnlyList<ConversionState> conversions, CancellationToken cancellationToken)
    {
        var keys = conversions.SelectMany(conversion => CandidatesOf(conversion).Select(id => Tables.ClickKey(conversion.Community, id)))
            .Distinct().ToList();
        if (keys.Count == 0)
            return conversions;

        var clicks = (await store.FindManyAsync(Tables.Clicks, keys, cancellationToken)).OfType<Click>().ToDictionary(click => click.Id);
        return [.. conversions.Select(conversion => Credited(conversion, clicks))];
    }

    private static ConversionState Credited(ConversionState conversion, Dictionary<ClickId, Click> clicks)
    {
        var click = CandidatesOf(conversion).Select(id => clicks.GetValueOrDefault(id)).FirstOrDefault(found => found is not null);
        return click is null ? conversion : conversion with { Member = click.Member, Channel = click.Channel, Message = click.Message };
    }

    // Networks without a field for click ids send them in a sub id.
    private static IEnumerable<ClickId> CandidatesOf(ConversionState conversion) =>
        conversion.SubIds.Prepend(conversion.ClickId).Where(ClickId.IsValid).Select(id => new ClickId(id!));
}
