namespace Pipeline.Benchmarks.Scale;

/// <summary>What one community's day takes, as it was counted: see <see cref="TableDayCommand"/> for rows and transactions.</summary>
/// <param name="Events">That webhooks bring.</param>
/// <param name="Transactions">Of Table Storage, with a share of the timers'.</param>
/// <param name="StoredBytes">That a day leaves behind.</param>
/// <param name="TelemetryBytes">Of the records that a webhook and the batch of its event leave in Azure Monitor: see <see cref="EventCostCommand"/>.</param>
internal sealed record CommunityDayLoad(double Events, double Transactions, double StoredBytes, double TelemetryBytes)
{
    /// <summary>Sent, received and completed, each a call to the service; of events, and of one roll-up.</summary>
    public double BusOperations => 3 * (Events + 1);

    /// <summary>A message that is sent or received takes one of Standard's 1,000 credits a second.</summary>
    public double BusCredits => 2 * (Events + 1);

    /// <summary>A webhook and its event's batch, where nothing meets in one batch; and the roll-up.</summary>
    public double Executions => (2 * Events) + 1;
}

/// <summary>List prices in US dollars; the README says where they are from.</summary>
internal sealed record AzurePrices
{
    public double BusBase { get; init; } = 10;

    public double BusIncludedMillions { get; init; } = 13;

    public double BusNextMillion { get; init; } = 0.80;

    public double BusMillionAfter100 { get; init; } = 0.50;

    public double GigabyteSecond { get; init; } = 0.000026;

    public double FreeGigabyteSeconds { get; init; } = 100_000;

    public double MillionExecutions { get; init; } = 0.40;

    public double TenThousandTransactions { get; init; } = 0.00036;

    public double StoredGigabyte { get; init; } = 0.045;

    public double TelemetryGigabyte { get; init; } = 2.30;

    public double FreeTelemetryGigabytes { get; init; } = 5;
}

/// <summary>A month of a number of communities, in US dollars.</summary>
/// <param name="InstanceGigabytes">Memory of one instance.</param>
/// <param name="LeastExecution">Seconds that are billed for an execution that shares its instance's time with no other.</param>
internal sealed record AzureBill(CommunityDayLoad Day, AzurePrices Prices, double InstanceGigabytes, double LeastExecution)
{
    private const double DaysPerMonth = 365 / 12.0;

    public double Bus(double communities)
    {
        var millions = communities * Day.BusOperations * DaysPerMonth / 1e6;
        return Prices.BusBase
            + (Math.Clamp(millions - Prices.BusIncludedMillions, 0, 100 - Prices.BusIncludedMillions) * Prices.BusNextMillion)
            + (Math.Max(0, millions - 100) * Prices.BusMillionAfter100);
    }

    public double Functions(double communities)
    {
        var executions = communities * Day.Executions * DaysPerMonth;
        var gigabyteSeconds = executions * LeastExecution * InstanceGigabytes;
        return (Math.Max(0, gigabyteSeconds - Prices.FreeGigabyteSeconds) * Prices.GigabyteSecond) + (executions / 1e6 * Prices.MillionExecutions);
    }

    public double Tables(double communities) => communities * DaysPerMonth
        * ((Day.Transactions / 10_000 * Prices.TenThousandTransactions) + (Day.StoredBytes / 1e9 * 12 * Prices.StoredGigabyte));

    public double Telemetry(double communities) =>
        Math.Max(0, (communities * Day.TelemetryBytes * DaysPerMonth / 1e9) - Prices.FreeTelemetryGigabytes) * Prices.TelemetryGigabyte;

    /// <summary>So many communities fill Standard's 1,000 credits a second in the busiest minutes.</summary>
    public double CommunitiesOfStandard(double peak) => 1_000 * 86_400 / (Day.BusCredits * peak);
}
