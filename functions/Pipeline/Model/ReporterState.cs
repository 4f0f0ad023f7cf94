namespace Pipeline.Model;

/// <summary>What a member reported lately, and how that ended: what their next report weighs by.</summary>
public sealed record ReporterState
{
    private const int Kept = 50;

    public required CommunityId Community { get; init; }

    public required MemberId Reporter { get; init; }

    /// <summary>In the order of time.</summary>
    public IReadOnlyList<OwnReport> Reports { get; init; } = [];

    /// <summary>With the report; the same state where it is known.</summary>
    public ReporterState With(OwnReport report) => Reports.Any(known => known.Event == report.Event)
        ? this
        : this with { Reports = [.. Reports.Append(report).OrderBy(own => own.At).ThenBy(own => own.Event.Value, StringComparer.Ordinal).TakeLast(Kept)] };

    /// <summary>With how the review ended; the same state where nothing changes.</summary>
    public ReporterState Ended(string review, bool wasRight) => Reports.Any(own => own.Review == review && own.WasRight != wasRight)
        ? this with { Reports = [.. Reports.Select(own => own.Review == review ? own with { WasRight = wasRight } : own)] }
        : this;
}

/// <param name="Review">The review that it belongs to.</param>
/// <param name="WasRight">Whether a moderator saw it the same way; null: nobody decided yet.</param>
public sealed record OwnReport(EventId Event, DateTimeOffset At, string Review, bool? WasRight = null);
