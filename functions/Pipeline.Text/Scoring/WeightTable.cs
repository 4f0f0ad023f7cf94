using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pipeline.Text;

/// <summary>A row of small weights for every feature, one for each <see cref="Output"/>, so that one pass over the features sums them all.</summary>
/// <param name="Weights">Row by row, in steps of the column's scale.</param>
/// <param name="Scales">Of each column, for words and runs of letters.</param>
/// <param name="CueScales">Of each column, for cues and shapes.</param>
/// <param name="Biases">Of each column.</param>
internal sealed record WeightTable(sbyte[] Weights, float[] Scales, float[] CueScales, float[] Biases)
{
    public const int Rows = FeatureBlock.CueRows + FeatureBlock.WordRows;

    // As many of the smallest weight of all as fit a 16-bit sum.
    private const int MostAtOnce = short.MaxValue / 128;

    /// <summary>Adds the rows to the sums.</summary>
    public void Add(ReadOnlySpan<int> rows, Span<int> sums)
    {
        while (rows.Length > MostAtOnce)
        {
            AddFew(rows[..MostAtOnce], sums);
            rows = rows[MostAtOnce..];
        }

        AddFew(rows, sums);
    }

    public float this[int row, int output] =>
        Weights[(row * Output.Count) + output] * (row < FeatureBlock.CueRows ? CueScales : Scales)[output];

    private void AddFew(ReadOnlySpan<int> rows, Span<int> sums)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(Weights);
        var (low, high) = (Vector128<short>.Zero, Vector128<short>.Zero);
        foreach (var row in rows)
        {
            var (rowLow, rowHigh) = Vector128.Widen(Vector128.LoadUnsafe(ref first, (nuint)row * Output.Count));
            low += rowLow;
            high += rowHigh;
        }

        ref var target = ref MemoryMarshal.GetReference(sums);
        AddTo(low, ref target, 0);
        AddTo(high, ref target, 8);
    }

    private static void AddTo(Vector128<short> added, ref int target, nuint at)
    {
        var (low, high) = Vector128.Widen(added);
        (Vector128.LoadUnsafe(ref target, at) + low).StoreUnsafe(ref target, at);
        (Vector128.LoadUnsafe(ref target, at + 4) + high).StoreUnsafe(ref target, at + 4);
    }
}
