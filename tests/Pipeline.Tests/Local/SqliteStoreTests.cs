using Pipeline.Store;
using Pipeline.Tests.Contracts;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Local;

public sealed class SqliteStoreTests : StoreContract, IAsyncDisposable
{
    private readonly LocalStore _local = LocalStore.Create();

    protected override IStore Store => _local.Store;

    public ValueTask DisposeAsync() => _local.DisposeAsync();
}
