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

    /// <summary>Room for so many rows of one token at once, to be filled; empty where they do not fit.</summary>
    public Span<int> Take(int count, int token)
    {
        if (Count + count > _rows.Length)
            return [];

        var at = Count;
        Count += count;
        _tokens.AsSpan(at, count).Fill(token);
        return _rows.AsSpan(at, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int row, int token)
    {
        if (Count == _rows.Length)
            return;

        _rows[Count] = row;
        _tokens[Count++] = token;
    }
}
