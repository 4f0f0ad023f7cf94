using Azure.Data.Tables;

namespace Pipeline.TableStorage.Tests;

/// <summary>Tables of a test's own in the emulator, and the count of what was sent to them.</summary>
public sealed class AzuriteAccount
{
    public AzuriteAccount(Azurite azurite)
    {
        Prefix = $"t{Guid.NewGuid():N}";
        Options = new() { ConnectionString = azurite.ConnectionString, Prefix = Prefix };
        Service = TableStoreRegistration.Client(Options, Counter);
        Store = new(Service, TimeProvider.System, Prefix);
    }

    public string Prefix { get; }

    public TableStoreOptions Options { get; }

    public TransactionCounter Counter { get; } = new();

    public TableServiceClient Service { get; }

    public TableStore Store { get; }

    public long Transactions(TableOperation operation) =>
        Counter.Counts.Where(count => count.Operation == operation).Sum(count => count.Transactions);

    public long Rows(TableOperation operation) => Counter.Counts.Where(count => count.Operation == operation).Sum(count => count.Rows);
}
