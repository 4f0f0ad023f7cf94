namespace Pipeline.Tests.Rollup;

/// <summary>The worked examples that the definitions came with, frozen here; a test compares them with the shared material beside us.</summary>
internal static class WorkedExamples
{
    /// <summary>Members and the days on which each was active, since the first.</summary>
    public static readonly IReadOnlyList<(string Who, int[] Days)> NDayMembers = [("a", [0, 1]), ("b", [0, 5]), ("c", [0])];

    /// <summary>Of the three, how many were active on day 0, 1, … 6.</summary>
    public static readonly IReadOnlyList<int> NDay = [3, 1, 0, 0, 0, 1, 0];

    /// <summary>How many were on that day or any later one.</summary>
    public static readonly IReadOnlyList<int> Unbounded = [3, 2, 1, 1, 1, 1, 0];

    public static readonly IReadOnlyList<string> PreviousPeriod = ["a", "b", "c"];

    public static readonly IReadOnlyList<string> CurrentPeriod = ["b", "c", "d", "e", "f"];

    public const string MidnightJoin = "2026-01-01T23:45";

    public const string MidnightAct = "2026-01-02T00:01";
}
