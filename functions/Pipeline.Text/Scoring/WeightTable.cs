using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pipeline.Text;

/// <summary>A row of small weights for every feature, one for each <see cref="Output"/>, so that one pass over the features sums them all.</summary>
internal sealed class WeightTable
{
    public const int Rows = FeatureBlock.CueRows + FeatureBlock.WordRows;

    // As many of the smallest weight of all as fit a 16-bit sum.
    private const int MostAtOnce = short.MaxValue / 128;

    private const int CacheLine = 64;

    private readonly sbyte[] _lines;
    private readonly int _start;
    private readonly int _length;

    /// <param name="weights">Row by row, in steps of the column's scale.</param>
    /// <param name="scales">Of each column, for words and runs of letters.</param>
    /// <param name="cueScales">Of each column, for cues and shapes.</param>
    /// <param name="biases">Of each column.</param>
    public WeightTable(ReadOnlySpan<sbyte> weights, float[] scales, float[] cueScales, float[] biases)
    {
        (_lines, _length) = (Aligned(weights, out _start), weights.Length);
        (Scales, CueScales, Biases) = (scales, cueScales, biases);
    }

    public ReadOnlySpan<sbyte> Weights => _lines.AsSpan(_start, _length);

    public float[] Scales { get; }

    public float[] CueScales { get; }

    public float[] Biases { get; }

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
        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_lines), _start);
        var sum = Vector256<short>.Zero;
        foreach (var row in rows)
            sum += Wide(Vector128.LoadUnsafe(ref first, (nuint)row * Output.Count));

        ref var target = ref MemoryMarshal.GetReference(sums);
        AddTo(sum.GetLower(), ref target, 0);
        AddTo(sum.GetUpper(), ref target, 8);
    }

    // Where an array happens to lie, one row in four is of two lines of the cache, and a look at it costs two.
    private static sbyte[] Aligned(ReadOnlySpan<sbyte> weights, out int start)
    {
        var lines = GC.AllocateUninitializedArray<sbyte>(weights.Length + CacheLine, pinned: true);
        start = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(lines, 0) & (CacheLine - 1));
        weights.CopyTo(lines.AsSpan(start));
        return lines;
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
