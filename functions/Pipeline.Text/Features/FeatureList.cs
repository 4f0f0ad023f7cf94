using System.Runtime.CompilerServices;

namespace Pipeline.Text;

/// <summary>Rows of the weight table, each with the token that it comes from. What does not fit is left out.</summary>
internal sealed class FeatureList(int capacity)
{
    private readonly int[] _rows = new int[capacity];
    private readonly int[] _tokens = new int[capacity];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, Count);

    public ReadOnlySpan<int> Tokens => _tokens.AsSpan(0, Count);

    public void Clear() => Count = 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(uint hash, int token)
    {
        if (Count == _rows.Length)
            return;

        _rows[Count] = (int)(hash >> (32 - FeatureBlock.Bits));
        _tokens[Count++] = token;
    }
}
