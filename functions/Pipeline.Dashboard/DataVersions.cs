using System.Globalization;
using Pipeline.Model;
using Pipeline.Settings;
using Pipeline.Store;

namespace Pipeline.Dashboard;

/// <summary>What tells that a page of numbers would look the same: how often days were closed, and the settings that pages show.</summary>
public sealed class DataVersions(IStore store)
{
    public async Task<string> OfAsync(IReadOnlyList<Community> communities, CancellationToken cancellationToken)
    {
        var heads = await store.FindManyAsync(Tables.Rollups, [.. communities.Select(community => Tables.RollupKey(community.Id))], cancellationToken);
        return string.Join('\n', communities.Zip(heads).Select(one => Of(one.First, one.Second)));
    }

    private static string Of(Community community, RollupHead? head) => string.Create(
        CultureInfo.InvariantCulture,
        $"{community.Id} {SettingsDocument.Version(community)} {head?.Ended}");
}
