using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pipeline.Model;

/// <summary>
/// An order of whole rows for joins whose own order does not tell two rows apart: whichever says more is the greater, so that the answer
/// never depends on which of the two came first.
/// </summary>
internal static class RowOrder
{
    public static int Compare<T>(T one, T other, JsonTypeInfo<T> json) where T : class
    {
        if (ReferenceEquals(one, other))
            return 0;

        var left = JsonSerializer.SerializeToUtf8Bytes(one, json);
        var right = JsonSerializer.SerializeToUtf8Bytes(other, json);
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.AsSpan().SequenceCompareTo(right);
    }
}
