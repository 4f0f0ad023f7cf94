namespace Pipeline.Text;

/// <summary>
/// The cues of a text as they come, made into features: each cue, and each pair of cues that stand near each other in their order, which tells
/// "send your password" from "never send a password".
/// </summary>
internal sealed class CueHits
{
    public const int CueCount = 160;

    private const int Nearby = 14;
    private const int Remembered = 8;
    private const uint SingleSalt = 0x43554531;
    private const uint PairSalt = 0x43554532;

    private readonly ulong[] _seenInBlock = new ulong[CueCount * (CueCount + 1) / 64];
    private readonly ulong[] _seenBefore = new ulong[CueCount * (CueCount + 1) / 64];

    // Where the block set bits: few of so many, so only these are taken back.
    private readonly int[] _set = new int[CueCount * (CueCount + 1) / 64];
    private readonly Cue[] _recent = new Cue[Remembered];
    private readonly int[] _places = new int[Remembered];
    private readonly int[] _counts = new int[CueCount];
    private int _setCount;
    private bool _anyBefore;
    private int _next;

    public int CountOf(Cue cue) => _counts[(int)cue];

    public void Clear()
    {
        StartBlock();
        if (_anyBefore)
            Array.Clear(_seenBefore);
        _anyBefore = false;
        Array.Clear(_recent);
        Array.Clear(_counts);
    }

    /// <summary>The row of a cue that stands alone, or of two near each other.</summary>
    public static int RowOf(Cue cue, Cue second = Cue.None) => FeatureBlock.RowOfCue(
        second == Cue.None ? Hashes.Mix((uint)cue, SingleSalt) : Hashes.Mix(((uint)cue << 8) | (uint)second, PairSalt));

    public void StartBlock()
    {
        foreach (var at in _set.AsSpan(0, _setCount))
        {
            _seenBefore[at] |= _seenInBlock[at];
            _seenInBlock[at] = 0;
        }

        _anyBefore |= _setCount > 0;
        _setCount = 0;
    }

    /// <param name="place">In the row of words.</param>
    public void Add(Cue cue, int place, int token, FeatureBlock block)
    {
        _counts[(int)cue]++;
        if (cue >= Cue.English)
            return;

        Emit((int)cue, (uint)cue, SingleSalt, token, block);
        for (var i = 1; i <= Remembered; i++)
        {
            var at = (_next - i) & (Remembered - 1);
            if (_recent[at] == Cue.None || place - _places[at] > Nearby)
                break;

            if (_recent[at] != cue)
                Emit((((int)_recent[at] + 1) * CueCount) + (int)cue, ((uint)_recent[at] << 8) | (uint)cue, PairSalt, token, block);
        }

        (_recent[_next], _places[_next]) = (cue, place);
        _next = (_next + 1) & (Remembered - 1);
    }

    private void Emit(int number, uint hash, uint salt, int token, FeatureBlock block)
    {
        var (at, bit) = (number >> 6, 1UL << (number & 63));
        ref var seen = ref _seenInBlock[at];
        if ((seen & bit) != 0)
            return;

        if (seen == 0)
            _set[_setCount++] = at;
        seen |= bit;
        ((_seenBefore[at] & bit) != 0 ? block.RepeatedCues : block.FreshCues).Add(FeatureBlock.RowOfCue(Hashes.Mix(hash, salt)), token);
    }
}
