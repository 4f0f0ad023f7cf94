using System.Globalization;
using Pipeline.Model;

namespace Pipeline.Ingest.Affiliate;

/// <summary>Makes a conversion of a postback's parameters. The first fault is kept: it names the parameter and quotes no value.</summary>
internal sealed class Postback(PostbackNames names, IReadOnlyDictionary<string, string> values, Connection connection)
{
    public const string CurrencySetting = "DefaultCurrency";

    private const int MaxIdLength = 200;
    private const int MaxSubIds = 50;
    private const decimal MaxPayout = 1_000_000_000_000m;

    private string? _fault;

    public Reading Read(DateTimeOffset receivedAt)
    {
        // An offer that decides nothing may be whatever it is.
        var offer = connection.Channels.Count == 0 ? null : Find(names.Offer).Value;
        var (clickName, click) = Find(names.ClickId);
        var transaction = Find(names.Transaction).Value ?? click;
        var (status, payout, currency) = Outcome();
        var goal = Find(names.Goal).Value;
        var (time, isTold) = TimeOf(receivedAt);
        var subIds = SubIdsBeside(clickName);
        if (transaction is null)
            Blame($"there is neither a transaction ({string.Join(", ", names.Transaction)}) nor a click id ({string.Join(", ", names.ClickId)})");
        if (_fault is not null)
            return Reading.Unreadable($"The postback is not booked: {_fault}.");
        if (connection.CommunityOf(offer) is not { } community)
            return Reading.NotUsed("conversion/unconnected_offer");

        return Reading.Of(new Conversion
        {
            Id = EventId.Of(connection.Id, string.Create(
                CultureInfo.InvariantCulture, $"conversion:{transaction}\n{goal}\n{status}\n{payout}\n{currency}\n{(isTold ? time.ToUnixTimeMilliseconds() : 0)}")),
            Community = community,
            Connection = connection.Id,
            Source = Source.Affiliate,
            At = time,
            Transaction = transaction!,
            Status = status,
            ClickId = click,
            SubIds = subIds,
            Goal = goal,
            Payout = payout,
            Currency = currency,
        });
    }

    // Money that is taken back is a reversal, whatever word comes with it.
    private (ConversionStatus Status, decimal Payout, string? Currency) Outcome()
    {
        var (statusName, word) = Find(names.Status);
        var status = word is null ? PostbackStatus.Default(connection) : PostbackStatus.Of(word, values, connection);
        if (status is null)
            Blame($"{statusName} is no status that is known; add the word to the setting {PostbackStatus.Setting} (theirs=approved, pending, declined or reversed)");

        var (payoutName, text) = Find(names.Payout);
        var payout = 0m;
        if (text is not null && !(decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out payout)
            && Math.Abs(payout) <= MaxPayout))
        {
            Blame($"{payoutName} is no amount with a decimal point, such as 12.50");
        }

        var (currencyName, code) = Find(names.Currency);
        code ??= connection.Settings.GetValueOrDefault(CurrencySetting);
        if (code is not null && !(code.Length == 3 && code.All(char.IsAsciiLetter)))
            Blame($"{currencyName ?? CurrencySetting} is no ISO 4217 code such as EUR");
        return (payout < 0 ? ConversionStatus.Reversed : status ?? default, Math.Abs(payout), code?.ToUpperInvariant());
    }

    // Seconds or milliseconds since 1970, or RFC 3339. Anything else has no time zone, so it does not say when.
    private (DateTimeOffset Time, bool IsTold) TimeOf(DateTimeOffset receivedAt)
    {
        var text = Find(names.Time).Value;
        if (Rfc3339.TryParse(text, out var time))
            return (time, true);
        if (text?.Length is 10 or 13 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return (DateTimeOffset.FromUnixTimeMilliseconds(text.Length == 10 ? number * 1000 : number), true);
        return (receivedAt, false);
    }

    private List<string> SubIdsBeside(string? clickName)
    {
        var subIds = new List<string>();
        foreach (var name in names.SubIds)
        {
            if (!string.Equals(name, clickName, StringComparison.OrdinalIgnoreCase) && Checked(name) is { } subId && subIds.Count < MaxSubIds)
                subIds.Add(subId);
        }

        return subIds;
    }

    /// <summary>The first of the parameters that is there and not empty.</summary>
    private (string? Name, string? Value) Find(IReadOnlyList<string> candidates)
    {
        foreach (var name in candidates)
        {
            if (Checked(name) is { } value)
                return (name, value);
        }

        return default;
    }

    private string? Checked(string name)
    {
        var value = values.GetValueOrDefault(name)?.Trim();
        if (string.IsNullOrEmpty(value))
            return null;

        if (value.Length > MaxIdLength)
            Blame($"{name} is longer than {MaxIdLength} characters");
        else if (value.Any(char.IsControl))
            Blame($"{name} holds control characters");
        else if (Macros.IsIn(value))
            Blame($"{name} holds a macro that the network did not replace; write the network's own name for it into the postback's address");
        return value;
    }

    private void Blame(string fault) => _fault ??= fault;
}
