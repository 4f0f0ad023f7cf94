using System.Runtime.CompilerServices;
using System.Text.Json;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Export;

/// <summary>How rows of an export meet those that stand.</summary>
internal enum Meeting
{
    /// <summary>They are joined: what they tell is true here too.</summary>
    Join,

    /// <summary>What stands stays, for it may be newer.</summary>
    Keep,

    /// <summary>Computed from the others: of use only where nothing is computed yet.</summary>
    Computed,
}

/// <summary>A table's part in exports.</summary>
internal abstract class ExportedTable(string name, Meeting meeting)
{
    public string Name => name;

    public Meeting Meeting => meeting;

    /// <summary>The community's rows, in the order of their keys.</summary>
    public abstract IAsyncEnumerable<JsonElement> ReadAsync(IStore store, CommunityId community, CancellationToken cancellationToken);

    /// <summary>Brings rows in; a second time changes nothing.</summary>
    /// <returns>How many were not there as they are.</returns>
    /// <exception cref="InvalidDataException">A row is none of this table, or another community's.</exception>
    public abstract Task<int> RestoreAsync(IStore store, CommunityId community, IReadOnlyList<JsonElement> rows, CancellationToken cancellationToken);
}

internal sealed class ExportedTable<T>(Table<T> table, Meeting meeting, Func<CommunityId, CommunityPlace> place)
    : ExportedTable(table.Name, meeting) where T : class
{
    private const int AtOnce = 32;

    /// <summary>Is told which rows are new before they are written; null: nobody needs to know.</summary>
    public Func<IStore, CommunityId, IReadOnlyList<T>, CancellationToken, Task>? BeforeJoin { get; init; }

    public override async IAsyncEnumerable<JsonElement> ReadAsync(
        IStore store, CommunityId community, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in place(community).ReadAsync(store, table, cancellationToken))
            yield return JsonSerializer.SerializeToElement(row, table.Json);
    }

    public override async Task<int> RestoreAsync(IStore store, CommunityId community, IReadOnlyList<JsonElement> rows, CancellationToken cancellationToken)
    {
        var home = place(community);
        var values = rows.Select(row => Read(row, home)).ToList();
        var standing = await store.FindManyAsync(table, [.. values.Select(table.Key)], cancellationToken);
        if (Meeting != Meeting.Join)
        {
            var missing = values.Zip(standing).Where(pair => pair.Second is null).Select(pair => pair.First).ToList();
            await Parallel.ForEachAsync(
                missing,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (value, cancellation) => await store.UpdateAsync(table, table.Key(value), stands => stands is null ? value : null, cancellation));
            return missing.Count;
        }

        var news = values.Zip(standing).Where(pair => pair.Second is not { } stands || !Written(table.Join(stands, pair.First)).SequenceEqual(Written(stands)))
            .Select(pair => pair.First).ToList();
        if (news.Count > 0 && BeforeJoin is not null)
            await BeforeJoin(store, community, news, cancellationToken);
        await store.JoinAsync(table, news, cancellationToken);
        return news.Count;
    }

    private byte[] Written(T value) => JsonSerializer.SerializeToUtf8Bytes(value, table.Json);

    private T Read(JsonElement row, CommunityPlace home)
    {
        try
        {
            return row.Deserialize(table.Json) is { } value && home.Holds(table.Key(value))
                ? value
                : throw new InvalidDataException($"A row of {Name} is not the community's. Nothing was changed by it; the file is not as it was exported.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"A row of {Name} cannot be read. Nothing was changed by it; the file is not as it was exported, or comes from a newer version.", wrong);
        }
    }
}
