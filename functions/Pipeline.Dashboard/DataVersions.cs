using Pipeline.Api;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Dashboard;

/// <summary>What tells that a page of numbers would look the same.</summary>
internal static class DataVersions
{
    public static async Task<string> VersionAsync(this IStore store, IReadOnlyList<Community> communities, CancellationToken cancellationToken)
    {
        var heads = await store.HeadsAsync(communities.Select(community => community.Id), cancellationToken);
        return string.Join('\n', communities.Zip(heads).Select(one => $"{one.First.Id} {NumbersVersion.Of(one.First, one.Second)}"));
    }
}
