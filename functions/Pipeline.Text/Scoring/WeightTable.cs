using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
        var sum = Vector256<short>.Zero;
        foreach (var row in rows)
            sum += Wide(Vector128.LoadUnsafe(ref first, (nuint)row * Output.Count));

        ref var target = ref MemoryMarshal.GetReference(sums);
        AddTo(sum.GetLower(), ref target, 0);
        AddTo(sum.GetUpper(), ref target, 8);
    }

    // Two halves that are widened apart and joined cost thrice as much as one instruction.
    private static Vector256<short> Wide(Vector128<sbyte> row)
    {
        if (Avx2.IsSupported)
            return Avx2.ConvertToVector256Int16(row);

        var (low, high) = Vector128.Widen(row);
        return Vector256.Create(low, high);
    }

    private static void AddTo(Vector128<short> added, ref int target, nuint at)
    {
        var (low, high) = Vector128.Widen(added);
        (Vector128.LoadUnsafe(ref target, at) + low).StoreUnsafe(ref target, at);
        (Vector128.LoadUnsafe(ref target, at + 4) + high).StoreUnsafe(ref target, at + 4);
    }
}
