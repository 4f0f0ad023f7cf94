using Pipeline.Store;
using Pipeline.Tests.Contracts;

namespace Pipeline.TableStorage.Tests;

public sealed class TableStoreTests(Azurite azurite) : StoreContract
{
    private readonly AzuriteAccount _account = new(azurite);

    protected override IStore Store => _account.Store;
}
