using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Store;

namespace Pipeline.Tests.Contracts;

public enum SampleKind
{
    Plain = 0,
    Named = 1,
}

/// <summary>A row with a property of every type that rows have. It joins to the greatest of each, and to all labels.</summary>
public sealed record Sample(string Partition, string Row)
{
    public string? Text { get; init; }

    public int Count { get; init; }

    public long Large { get; init; }

    public ulong Mark { get; init; }

    public double Rate { get; init; }

    public bool Flag { get; init; }

    public DateTimeOffset? At { get; init; }

    public DateOnly? Day { get; init; }

    public byte[]? Bytes { get; init; }

    public SampleKind Kind { get; init; }

    public IReadOnlyList<string>? Labels { get; init; }

    public IReadOnlyDictionary<string, int>? Counts { get; init; }
}

internal static class Samples
{
    public static Table<Sample> Table { get; } = new(
        "Samples", () => SampleJsonContext.Default.Sample, row => new(row.Partition, row.Row), Join);

    public static Sample Full(string partition, string row) => new(partition, row)
    {
        Text = "2026-03-01T12:00:00Z is a text, and so is \"true\", 5 and äöü \U0001F600",
        Count = int.MinValue,
        Large = long.MaxValue,
        Mark = ulong.MaxValue,
        Rate = 0.1 + 0.2,
        Flag = true,
        At = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(5.5)).AddTicks(1_234_567),
        Day = new(2026, 3, 1),
        Bytes = [0, 1, 254, 255],
        Kind = SampleKind.Named,
        Labels = ["one", "", "two"],
        Counts = new Dictionary<string, int> { ["a b"] = 1, ["ä"] = 2 },
    };

    public static string Json(Sample row) => JsonSerializer.Serialize(row, Table.Json);

    private static Sample Join(Sample one, Sample other) => one with
    {
        Count = Math.Max(one.Count, other.Count),
        Flag = one.Flag || other.Flag,
        Text = string.CompareOrdinal(one.Text, other.Text) >= 0 ? one.Text : other.Text,
        Labels = one.Labels is null && other.Labels is null
            ? null
            : [.. (one.Labels ?? []).Union(other.Labels ?? []).Order(StringComparer.Ordinal)],
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Sample))]
internal sealed partial class SampleJsonContext : JsonSerializerContext;
