using System.Globalization;
using Pipeline.Model;

namespace Pipeline.Rollup.Definitions;

/// <summary>What members' links earned in a period.</summary>
/// <param name="Conversions">That are approved as they stand now.</param>
/// <param name="Members">Whose links these came through.</param>
/// <param name="Payouts">For each currency, in the order of their names: <c>EUR 12.5;USD 3</c>.</param>
internal readonly record struct Earned(int Conversions, int Members, string Payouts);

/// <summary>
/// The part of definition 10 that is about money: conversions whose click came from a member's link, on the day that the network reported
/// them approved. One that was declined or reversed since is none.
/// </summary>
internal sealed class Earnings
{
    private const string NoCurrency = "?";

    private readonly List<Sale> _sales = [];

    private Earnings()
    {
    }

    /// <summary>Null for a community that has no conversions at all: it has no network, or none that tells.</summary>
    public static Earnings? Of(IReadOnlyList<ConversionState> conversions, CommunityHistory history, TimeZoneInfo zone)
    {
        if (conversions.Count == 0)
            return null;

        var (earnings, members) = (new Earnings(), history.Members);
        foreach (var conversion in conversions)
        {
            var day = CommunityDay.Of(conversion.At, zone).DayNumber - history.FirstDay.DayNumber;
            if (conversion is not { Status: ConversionStatus.Approved, Member: { } account } || day < 0 || day >= history.DayCount)
                continue;

            var member = members.Of(account);
            if (!members.IsNeverCounted(member) && !members.IsStaff(member, history.EndOf(day)))
                earnings._sales.Add(new(day, member, conversion.Event, conversion.Currency ?? NoCurrency, conversion.Payout));
        }

        return earnings;
    }

    public Earned Of(Period period)
    {
        var sales = In(period);
        var payouts = sales.GroupBy(sale => sale.Currency).OrderBy(currency => currency.Key, StringComparer.Ordinal)
            .Select(currency => string.Create(CultureInfo.InvariantCulture, $"{currency.Key} {currency.Sum(sale => sale.Payout):0.####}"));
        return new(sales.Count, sales.Select(sale => sale.Member).Distinct().Count(), string.Join(';', payouts));
    }

    /// <summary>Each conversion: whose it is, and the report that stands.</summary>
    public IEnumerable<(int Member, EventId Event)> Behind(Period period) => In(period).Select(sale => (sale.Member, sale.Event));

    private List<Sale> In(Period period) => _sales.FindAll(sale => sale.Day >= period.First && sale.Day <= period.Last);

    private readonly record struct Sale(int Day, int Member, EventId Event, string Currency, decimal Payout);
}
