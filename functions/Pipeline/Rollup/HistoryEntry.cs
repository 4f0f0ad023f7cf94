using Pipeline.Model;

namespace Pipeline.Rollup;

/// <summary>What an entry of a history says about its member and day.</summary>
[Flags]
internal enum Did : byte
{
    None = 0,

    /// <summary>Was active from the entry's first instant to its last.</summary>
    Act = 1,

    /// <summary>Reacted, commented, asked or shared an insight on the day.</summary>
    Engage = 2,

    /// <summary>Joined, at the entry's first instant.</summary>
    Join = 4,

    /// <summary>Left, and did not come back on the day.</summary>
    Leave = 8,

    /// <summary>Was staff when the day ended: what was done does not count, only that somebody is there or gone.</summary>
    AsStaff = 16,

    /// <summary>Left with one account and is still there with another.</summary>
    StayElsewhere = 32,
}

/// <summary>
/// What the definitions need to know of a member's day, small enough for a year of it to stay near the processor: a joining, and one
/// span of activity, or two on days longer than 24 hours, each as an entry of its own.
/// </summary>
internal readonly record struct HistoryEntry(long First, long Last, int Member, Source Source, Did Did)
{
    /// <summary>Active as a member.</summary>
    public bool IsActive => (Did & (Did.Act | Did.AsStaff)) == Did.Act;

    /// <summary>Joined as a member.</summary>
    public bool IsJoining => (Did & (Did.Join | Did.AsStaff)) == Did.Join;

    public bool IsEngaged => (Did & (Did.Engage | Did.AsStaff)) == Did.Engage;

    public bool IsGone => (Did & (Did.Leave | Did.StayElsewhere)) == Did.Leave;
}
