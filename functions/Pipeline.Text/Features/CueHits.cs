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

    private readonly ulong[] _seen = new ulong[CueCount * (CueCount + 1) / 64];
    private readonly ulong[] _seenInBlock = new ulong[CueCount * (CueCount + 1) / 64];
    private readonly Cue[] _recent = new Cue[Remembered];
    private readonly int[] _places = new int[Remembered];
    private readonly int[] _counts = new int[CueCount];
    private int _next;

    public int CountOf(Cue cue) => _counts[(int)cue];

    public void Clear()
    {
        Array.Clear(_seen);
        Array.Clear(_seenInBlock);
        Array.Clear(_recent);
        Array.Clear(_counts);
    }

    /// <summary>The row of a cue that stands alone, or of two near each other.</summary>
    public static int RowOf(Cue cue, Cue second = Cue.None) => FeatureBlock.RowOfCue(
        second == Cue.None ? Hashes.Mix((uint)cue, SingleSalt) : Hashes.Mix(((uint)cue << 8) | (uint)second, PairSalt));

    public void StartBlock() => Array.Clear(_seenInBlock);

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
        if ((_seenInBlock[at] & bit) != 0)
            return;

        _seenInBlock[at] |= bit;
        var repeated = (_seen[at] & bit) != 0;
        _seen[at] |= bit;
        (repeated ? block.RepeatedCues : block.FreshCues).Add(FeatureBlock.RowOfCue(Hashes.Mix(hash, salt)), token);
    }
}
