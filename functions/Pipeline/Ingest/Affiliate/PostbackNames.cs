namespace Pipeline.Ingest.Affiliate;

/// <summary>
/// What a network calls the parts of a postback, the first that is there counting: the usual names, those of a network that the setting
/// <c>Network</c> names, and above both what a setting of the part's own name lists (<c>ClickId</c> = <c>aff_sub,cid</c>).
/// </summary>
internal sealed record PostbackNames
{
    /// <summary>How the words of one request are to be understood, which Keitaro lets the sender say: <c>sale_status=lead,confirmed</c>.</summary>
    public static readonly IReadOnlyList<string> StatusMaps = ["lead_status", "sale_status", "rejected_status"];

    public const string NetworkSetting = "Network";

    /// <summary>What settings can name.</summary>
    public static readonly IReadOnlyList<string> Parts =
    [
        nameof(ClickId), nameof(SubIds), nameof(Transaction), nameof(Goal), nameof(Status), nameof(Payout), nameof(Currency), nameof(Time), nameof(Offer),
        nameof(Token),
    ];

    private static readonly PostbackNames Usual = new();

    // Where each network is documented to put things; everything else as usual.
    private static readonly Dictionary<string, PostbackNames> Networks = new(StringComparer.OrdinalIgnoreCase)
    {
        // Affise has no macro for a click id: partners send theirs in a sub id.
        ["affise"] = new() { ClickId = ["sub1", "click_id", "clickid", "cid"], Transaction = ["transactionid", "transaction_id", "tid"], Payout = ["sum", "payout"] },
        ["keitaro"] = new() { ClickId = ["subid", "external_id", "cid"], Transaction = ["tid"] },
        ["everflow"] = new() { ClickId = ["transaction_id", "sub1"], Transaction = ["conversion_id"], Goal = ["event_name", "event_id", "event"] },
        ["taboola"] = new() { ClickId = ["click-id"], Transaction = ["orderid"], Goal = ["name"], Payout = ["revenue"] },
        ["tune"] = new() { ClickId = ["aff_click_id", "aff_sub"], Goal = ["goal_id", "goal_name"] },
    };

    public IReadOnlyList<string> ClickId { get; init; } =
        ["click_id", "clickid", "click-id", "cid", "click", "aff_click_id", "external_id", "subid", "sub_id"];

    public IReadOnlyList<string> SubIds { get; init; } =
    [
        "subid", "sub_id", "sub", "aff_sub", .. Numbered("sub"), .. Numbered("subid"), .. Numbered("sub_id"), .. Numbered("sub_id_"), .. Numbered("aff_sub"),
    ];

    public IReadOnlyList<string> Transaction { get; init; } =
        ["transaction_id", "transactionid", "tid", "txid", "order_id", "orderid", "conversion_id", "conversionid", "action_id"];

    public IReadOnlyList<string> Goal { get; init; } = ["goal", "goal_id", "event", "event_name"];

    public IReadOnlyList<string> Status { get; init; } = ["status", "conversion_status"];

    public IReadOnlyList<string> Payout { get; init; } = ["payout", "sum", "revenue", "rev", "amount", "commission"];

    public IReadOnlyList<string> Currency { get; init; } = ["currency", "cur"];

    public IReadOnlyList<string> Time { get; init; } = ["timestamp", "ts", "time"];

    /// <summary>Which community it is for, where one network serves several.</summary>
    public IReadOnlyList<string> Offer { get; init; } = ["offer_id", "offerid", "offer"];

    public IReadOnlyList<string> Token { get; init; } = ["token", "verification_token", "secret"];

    public static IEnumerable<string> NetworkNames => Networks.Keys;

    public static PostbackNames Of(Connection connection)
    {
        var settings = connection.Settings;
        if (settings.Count == 0)
            return Usual;

        var network = settings.TryGetValue(NetworkSetting, out var name) && Networks.TryGetValue(name, out var known) ? known : Usual;
        return network with
        {
            ClickId = Named(settings, nameof(ClickId), network.ClickId),
            SubIds = Named(settings, nameof(SubIds), network.SubIds),
            Transaction = Named(settings, nameof(Transaction), network.Transaction),
            Goal = Named(settings, nameof(Goal), network.Goal),
            Status = Named(settings, nameof(Status), network.Status),
            Payout = Named(settings, nameof(Payout), network.Payout),
            Currency = Named(settings, nameof(Currency), network.Currency),
            Time = Named(settings, nameof(Time), network.Time),
            Offer = Named(settings, nameof(Offer), network.Offer),
            Token = Named(settings, nameof(Token), network.Token),
        };
    }

    public bool IsToken(string name) => Token.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether reading looks at the parameter. The token is not among them, whatever else it is called.</summary>
    public bool Reads(string name) => !IsToken(name)
        && new[] { ClickId, SubIds, Transaction, Goal, Status, Payout, Currency, Time, Offer, StatusMaps }
            .Any(names => names.Contains(name, StringComparer.OrdinalIgnoreCase));

    private static IReadOnlyList<string> Named(IReadOnlyDictionary<string, string> settings, string part, IReadOnlyList<string> otherwise) =>
        settings.TryGetValue(part, out var list)
            ? list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : otherwise;

    private static IEnumerable<string> Numbered(string name) => Enumerable.Range(1, 10).Select(number => $"{name}{number}");
}
