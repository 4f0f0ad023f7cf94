using Pipeline.TableStorage;

namespace Pipeline.Benchmarks.Scale;

/// <summary>A part of a community's day: what was sent, and how often the day has it.</summary>
internal sealed record TableWork(string Name, IReadOnlyList<TransactionCount> Counts, int Times = 1)
{
    public long Transactions => Counts.Sum(count => count.Transactions) * Times;

    public long RowsRead => Counts.Where(count => count.Operation is TableOperation.Find or TableOperation.Query).Sum(count => count.Rows) * Times;

    public long RowsWritten => (Counts.Sum(count => count.Rows) * Times) - RowsRead;
}

/// <summary>What counted transactions and bytes cost.</summary>
/// <param name="Transaction">US dollars for one.</param>
/// <param name="Gigabyte">US dollars for a month of it.</param>
internal sealed record TableBill(double Transaction, double Gigabyte)
{
    private const int Communities = 1_000;
    private const double DaysPerMonth = 365 / 12.0;

    public void Print(string title, IReadOnlyList<TableWork> day)
    {
        Console.WriteLine($"\n{title}\n{"",-34}{"times",6}{"transactions",14}{"rows read",11}{"rows written",14}");
        foreach (var work in day)
            Console.WriteLine($"{work.Name,-34}{work.Times,6}{work.Transactions,14:N0}{work.RowsRead,11:N0}{work.RowsWritten,14:N0}");

        var transactions = day.Sum(work => work.Transactions);
        Console.WriteLine($"{"the day",-40}{transactions,14:N0}{day.Sum(work => work.RowsRead),11:N0}{day.Sum(work => work.RowsWritten),14:N0}");
        Console.WriteLine($"transactions of {Communities:N0} communities in a month: {transactions * Communities * DaysPerMonth:N0} = ${transactions * Communities * DaysPerMonth * Transaction:N2}");
        foreach (var table in day.SelectMany(work => work.Counts.Select(count => (Work: work.Name, Count: count))))
            Console.WriteLine($"  {table.Work,-32}{table.Count.Table,-18}{table.Count.Operation,-8}{table.Count.Transactions,6:N0}{table.Count.Rows,8:N0} rows");
    }

    public void PrintStorage(long bytes, int days)
    {
        var gigabytes = (double)bytes / days * 365 * Communities / 1e9;
        Console.WriteLine($"\n{bytes / 1e6:N1} MB for {days:N0} days; a year of {Communities:N0} communities: {gigabytes:N1} GB = ${gigabytes * Gigabyte:N2} a month");
    }
}
