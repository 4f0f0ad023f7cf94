using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Pipeline.Model;

namespace Pipeline.Rollup;

/// <summary>
/// What one account did on one community's day. Instants are UTC ticks; 0 is none. Its activity is one span of at most 24 hours, and on
/// days that are longer a second one for what came after the 24th hour: the ends of spans no longer than a window are enough to say
/// whether any activity lies in the window.
/// </summary>
internal struct SheetEntry
{
    public int Member;
    public Source Source;
    public long First;
    public long Last;
    public long LateFirst;
    public long LateLast;

    /// <summary>The first joining of the day.</summary>
    public long Joined;

    /// <summary>Leaving was the last that happened on the day.</summary>
    public bool Gone;

    public SheetCounts Counts;

    public readonly bool IsActive => (First | LateFirst) != 0;

    public readonly bool IsEngaged => Counts[SheetCounts.Actions] > 0;
}

/// <summary>How often: messages by content kind, then the rest. The places are part of the stored format.</summary>
[InlineArray(Room)]
internal struct SheetCounts
{
    public const int ContentKinds = 8;
    public const int Comments = 8;
    public const int Reactions = 9;
    public const int Actions = 10;
    public const int PollAnswers = 11;
    public const int VoiceJoins = 12;
    public const int Length = 13;

    // What one addition of the processor takes.
    private const int Room = 16;

    public int Start;

    public void Add(in SheetCounts other) =>
        (Vector512.LoadUnsafe(in Start) + Vector512.LoadUnsafe(in other.Start)).StoreUnsafe(ref Start);
}
