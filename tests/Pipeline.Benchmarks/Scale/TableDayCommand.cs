using System.CommandLine;
using Pipeline.Local.Simulated;

namespace Pipeline.Benchmarks.Scale;

/// <summary>
/// <c>table-day</c>: what one community's day costs on Table Storage: transactions and rows as they were sent, counted in the client's
/// pipeline while the stages do their work on an account or on the emulator.
/// </summary>
internal static class TableDayCommand
{
    private static readonly Option<string> Tables = new("--tables")
    {
        Description = "Connection string of an account, or of Azurite that was started before",
        DefaultValueFactory = _ => "UseDevelopmentStorage=true",
    };

    private static readonly Option<int> Members = new("--members") { DefaultValueFactory = _ => 200 };
    private static readonly Option<int> Days = new("--days") { Description = "Of history", DefaultValueFactory = _ => 90 };

    // US dollars, locally redundant, https://azure.microsoft.com/pricing/details/storage/tables.
    private static readonly Option<double> TransactionPrice = new("--price-of-10000") { DefaultValueFactory = _ => 0.00036 };
    private static readonly Option<double> GigabytePrice = new("--price-of-gigabyte") { Description = "For a month", DefaultValueFactory = _ => 0.045 };

    public static Command Create()
    {
        var command = new Command("table-day", "Transactions, rows and price of a community's day on Table Storage") { Tables, Members, Days, TransactionPrice, GigabytePrice };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var scale = new SimulatedScale(Communities: 200, parsed.GetValue(Members), parsed.GetValue(Days), new(2026, 10, 14), Seed: 1);
            await using var day = new TableDay(OfSize(scale), parsed.GetValue(Tables)!);
            var live = scale.LastDay.AddDays(1 - (2 * TableDay.Week));
            await day.TellHistoryAsync(live, cancellationToken);
            var bill = new TableBill(parsed.GetValue(TransactionPrice) / 10_000, parsed.GetValue(GigabytePrice));
            bill.Print("Events that came in batches of up to 100", await day.LiveAsync(live, batchSize: 100, cancellationToken));
            bill.Print("Events that came one by one", await day.LiveAsync(live.AddDays(TableDay.Week), batchSize: 1, cancellationToken));
            bill.PrintStorage(await day.StoredBytesAsync(cancellationToken), scale.Days);
            return 0;
        });
        return command;
    }

    // The first that comes within two of a hundred of the size, on two platforms, which makes the most rows.
    private static SimulatedCommunity OfSize(SimulatedScale scale) => scale.All().First(community =>
        community.Profile.Spaces.Count == 2
        && Math.Abs(community.Acts().Where(act => act.Kind == Local.Simulation.ActKind.Joined).Select(act => act.Member).Distinct().Count() - scale.Members) <= scale.Members / 25);
}
