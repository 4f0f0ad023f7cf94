using System.Text.Json.Serialization.Metadata;

namespace Pipeline.Store;

/// <summary>Where a row lies: rows of one partition are stored together, in the ordinal order of their row keys.</summary>
public readonly record struct RowKey(string Partition, string Row);

/// <summary>A table of <typeparamref name="T"/>: its name, where a value lies, how it is written, and how two versions of a row join.</summary>
/// <param name="Name">Letters only; the same on every store.</param>
/// <param name="Form">How a value is written, made when it is first asked for: what a host does not touch costs its start nothing; top-level properties become typed columns on stores that have columns.</param>
/// <param name="Key">The value's place, derived from the value alone.</param>
/// <param name="Join">
/// Makes one row of two that were written for the same place, in any order, any number of times: commutative, associative and
/// idempotent, which is what makes redelivery and disorder harmless.
/// </param>
public sealed record Table<T>(string Name, Func<JsonTypeInfo<T>> Form, Func<T, RowKey> Key, Func<T, T, T> Join) where T : class
{
    private JsonTypeInfo<T>? _json;

    /// <summary>How a value is written.</summary>
    public JsonTypeInfo<T> Json => _json ??= Form();

    /// <summary>Most rows that are joined meet one that is there: a store that pays for each look reads before it writes.</summary>
    public bool IsUsuallyThere { get; init; }

    /// <summary>One value per place; values of one place are joined.</summary>
    public PlacedRows<T> PlaceJoined(IReadOnlyList<T> values) => new(this, values, Join);

    /// <summary>One value per place; of the values of one place the last stays.</summary>
    public PlacedRows<T> PlaceLast(IReadOnlyList<T> values) => new(this, values, (_, later) => later);

    /// <summary>The key of a value that is to lie at <paramref name="place"/>.</summary>
    /// <exception cref="InvalidOperationException">The value belongs elsewhere: whoever changed it changed its identity.</exception>
    public RowKey KeyInPlace(T value, RowKey place) =>
        Key(value) == place ? place : throw new InvalidOperationException($"A changed row of {Name} no longer belongs to the place it was read from.");
}
