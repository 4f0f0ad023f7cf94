using Pipeline.TableStorage;

namespace Pipeline.Benchmarks.Scale;

/// <summary>A part of a day's work, as counted.</summary>
/// <param name="PerDay">How much of what was counted a day has: a seventh of a week's work, or a run of a timer as often as it runs.</param>
/// <param name="IsShared">Done once for all communities together.</param>
internal sealed record TableWork(string Name, IReadOnlyList<TransactionCount> Counts, double PerDay, bool IsShared = false)
{
    public double Transactions => Counts.Sum(count => count.Transactions) * PerDay;

    public double RowsRead => Counts.Where(IsRead).Sum(count => count.Rows) * PerDay;

    public double RowsWritten => Counts.Where(count => !IsRead(count)).Sum(count => count.Rows) * PerDay;

    /// <summary>Transactions and rows of a day by what was done to which table.</summary>
    public IEnumerable<string> Details() => Counts
        .GroupBy(count => (count.Table, count.Operation))
        .Select(same => $"  {Name,-34}{same.Key.Table,-16}{same.Key.Operation,-8}{same.Sum(count => count.Transactions) * PerDay,8:N1}{same.Sum(count => count.Rows) * PerDay,10:N1} rows");

    private static bool IsRead(TransactionCount count) => count.Operation is TableOperation.Find or TableOperation.Query;
}

/// <summary>What counted transactions and bytes cost.</summary>
/// <param name="Transaction">US dollars for one.</param>
/// <param name="Gigabyte">US dollars for a month of it.</param>
internal sealed record TableBill(double Transaction, double Gigabyte)
{
    /// <summary>As many there are in the account.</summary>
    public const int Communities = 1_000;

    private const double DaysPerMonth = 365 / 12.0;

    public void Print(string title, IReadOnlyList<TableWork> day)
    {
        Console.WriteLine($"\n{title}\n{"a day of",-36}{"transactions",14}{"rows read",11}{"rows written",14}");
        foreach (var work in day)
            Console.WriteLine($"{work.Name,-36}{work.Transactions,14:N1}{work.RowsRead,11:N1}{work.RowsWritten,14:N1}");

        var monthly = day.Sum(work => work.Transactions * (work.IsShared ? 1 : Communities)) * DaysPerMonth;
        Console.WriteLine($"{Communities:N0} such communities in a month: {monthly:N0} transactions = ${monthly * Transaction:N2}");
        foreach (var detail in day.SelectMany(work => work.Details()))
            Console.WriteLine(detail);
    }

    public void PrintStorage(long bytes, int days)
    {
        var gigabytes = (double)bytes / days * 365 * Communities / 1e9;
        Console.WriteLine($"\n{bytes / 1e6:N1} MB for {days:N0} days of one; a year of {Communities:N0}: {gigabytes:N1} GB = ${gigabytes * Gigabyte:N2} a month");
    }
}
