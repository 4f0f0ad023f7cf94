using Pipeline.Bus;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Settings;

/// <summary>What became of a change of settings.</summary>
public abstract record SettingsOutcome
{
    private SettingsOutcome()
    {
    }

    /// <param name="WasThere">Whether the community was known before.</param>
    public sealed record Changed(Community Community, bool WasThere, IReadOnlyList<string> Effects) : SettingsOutcome;

    /// <summary>The settings that stand are not those the caller had seen.</summary>
    public sealed record Overtaken : SettingsOutcome
    {
        public static Overtaken Instance { get; } = new();
    }

    /// <summary>Acting on people begins only where somebody says that it shall.</summary>
    /// <param name="Effect">What it would do.</param>
    public sealed record Unconfirmed(string Effect) : SettingsOutcome;
}

/// <summary>Puts new settings in the place of those that stand, and asks for the numbers that they change.</summary>
public sealed class ChangeSettings(IStore store, IBus bus, CommunityDirectory communities, TimeProvider clock)
{
    // By then no instance works with the old settings any more.
    private static readonly TimeSpan Delay = CommunityDirectory.Freshness + TimeSpan.FromSeconds(10);

    /// <param name="wanted">The whole of the settings.</param>
    /// <param name="isExpected">Whether the caller has seen the settings that stand, by their version; null where there are none.</param>
    /// <param name="mayEnforce">Whether the caller says that members may be acted on from now on.</param>
    public async Task<SettingsOutcome> HandleAsync(
        Community wanted, Func<string?, bool> isExpected, bool mayEnforce, CancellationToken cancellationToken)
    {
        var current = await communities.FindAsync(wanted.Id, cancellationToken);
        var version = VersionOf(current);
        if (!isExpected(version))
            return SettingsOutcome.Overtaken.Instance;
        if (wanted.Mode == ModerationMode.Enforce && current?.Mode != ModerationMode.Enforce && !mayEnforce)
            return new SettingsOutcome.Unconfirmed(SettingsEffects.Mode(wanted));

        var effects = SettingsEffects.Of(current ?? new() { Id = wanted.Id }, wanted);

        // Asked for first: a roll-up too many changes nothing, one too few would leave wrong numbers.
        if (await DueAsync(wanted.Id, effects, cancellationToken) is { } due)
            await bus.PublishAsync(Queue.Rollups, [new(Guid.NewGuid().ToString("N"), due.Write()) { NotBefore = clock.GetUtcNow() + Delay }], cancellationToken);

        var isWritten = false;
        await communities.ChangeAsync(
            wanted.Id,
            standing =>
            {
                isWritten = VersionOf(standing) == version;
                return isWritten ? wanted with { EnforcingSince = Since(wanted, standing) } : null;
            },
            cancellationToken);
        return isWritten ? new SettingsOutcome.Changed(wanted, current is not null, effects.Sentences) : SettingsOutcome.Overtaken.Instance;
    }

    private DateTimeOffset? Since(Community wanted, Community? standing) => wanted.Mode == ModerationMode.Enforce
        ? standing?.EnforcingSince ?? clock.GetUtcNow()
        : null;

    // Rows of numbers are all computed at every roll-up; days need it only where they begin and end elsewhere.
    private async Task<RollupDue?> DueAsync(CommunityId id, SettingsEffects effects, CancellationToken cancellationToken)
    {
        if (!effects.ChangesStaff && !effects.ChangesDays)
            return null;

        // Where no day is closed yet, only those that are open may have to begin elsewhere.
        var head = await store.HeadAsync(id, cancellationToken);
        var first = await FirstDayAsync(id, cancellationToken);
        if (effects.ChangesDays && first is not null)
            return new(id, head?.ClosedThrough ?? first.Value.AddDays(-1), first, MovesFacts: true);
        return head?.ClosedThrough is { } through ? new(id, through) : null;
    }

    // The first day with facts: closed ones have a sheet, others a mark.
    private async Task<DateOnly?> FirstDayAsync(CommunityId id, CancellationToken cancellationToken)
    {
        var sheet = await store.RangeAsync(Tables.Days, id.Value, cancellationToken: cancellationToken).FirstOrDefaultAsync(cancellationToken);
        var mark = await store.MarksAsync(id, cancellationToken).FirstOrDefaultAsync(cancellationToken);
        return sheet?.Day < mark?.Day ? sheet.Day : mark?.Day ?? sheet?.Day;
    }

    private static string? VersionOf(Community? community) => community is null ? null : SettingsDocument.Version(community);
}
