using Pipeline.Bus;
using Pipeline.Model;
using Pipeline.Settings;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Settings;

public sealed class ChangeSettingsTests : IAsyncLifetime
{
    private readonly Stages _stages = Stages.Create();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _stages.Communities.SetAsync(new() { Id = An.Club }, Cancelled);
        await _stages.Store.PutAsync(Tables.Rollups, [new RollupHead { Community = An.Club, ClosedThrough = new(2026, 7, 3) }], Cancelled);
    }

    public ValueTask DisposeAsync() => _stages.DisposeAsync();

    [Fact]
    public async Task Numbers_are_made_anew_once_no_instance_works_with_the_old_settings_any_more()
    {
        var bus = new WatchedBus();

        await ChangeAsync(bus);

        bus.Messages.ShouldHaveSingleItem().NotBefore.ShouldNotBeNull().ShouldBeGreaterThan(_stages.Clock.GetUtcNow() + CommunityDirectory.Freshness);
    }

    [Fact]
    public async Task Whoever_is_overtaken_between_reading_and_writing_changes_nothing()
    {
        var bus = new WatchedBus { Meanwhile = () => _stages.Communities.SetAsync(new() { Id = An.Club, Name = "Faster" }, Cancelled) };

        var outcome = await ChangeAsync(bus);

        outcome.ShouldBe(SettingsOutcome.Overtaken.Instance);
        (await StoredAsync()).ShouldBe(("Faster", 0));
    }

    [Fact]
    public async Task While_the_bus_takes_nothing_nothing_is_changed_and_nothing_is_wrong_later()
    {
        var bus = new WatchedBus { Meanwhile = () => throw new BusUnavailableException("away") };

        await Should.ThrowAsync<BusUnavailableException>(() => ChangeAsync(bus));

        (await StoredAsync()).ShouldBe((null, 0));
    }

    [Fact]
    public async Task The_same_settings_again_change_nothing_and_say_so()
    {
        var bus = new WatchedBus();
        await ChangeAsync(bus);

        var again = await ChangeAsync(bus);

        again.ShouldBeOfType<SettingsOutcome.Changed>().Effects.ShouldBe(["Nothing changed."]);
        bus.Messages.Count.ShouldBe(1);
    }

    private async Task<(string? Name, int Staff)> StoredAsync()
    {
        var stored = await _stages.Store.FindAsync(Tables.Communities, Tables.CommunityKey(An.Club), Cancelled);
        return (stored!.Name, stored.Staff.Count);
    }

    private Task<SettingsOutcome> ChangeAsync(IBus bus) =>
        new ChangeSettings(_stages.Store, bus, _stages.Communities, _stages.Clock).HandleAsync(new() { Id = An.Club, Staff = [Documents.Staff] }, _ => true, mayEnforce: false, Cancelled);

    /// <summary>Keeps what it is given; something else may happen at that moment.</summary>
    private sealed class WatchedBus : IBus
    {
        public List<BusMessage> Messages { get; } = [];

        public Func<Task>? Meanwhile { get; init; }

        public async Task PublishAsync(Queue queue, IReadOnlyList<BusMessage> messages, CancellationToken cancellationToken)
        {
            if (Meanwhile is not null)
                await Meanwhile();
            Messages.AddRange(messages);
        }
    }
}
