using Pipeline.Model;
using Pipeline.Rollup.Definitions;
using Pipeline.Rollup.Interactions;

namespace Pipeline.Rollup.Explained;

/// <summary>A period counted anew, by definitions that keep what they count.</summary>
internal sealed class CountedPeriod
{
    private readonly CommunityHistory _history;
    private readonly PeriodNumbers? _numbers;
    private readonly Period _period;

    private CountedPeriod(CommunityHistory history, Period period, PeriodNumbers? numbers, Source? platform) =>
        (_history, _period, _numbers, Platform) = (history, period, numbers, platform);

    public Source? Platform { get; }

    /// <param name="history">Traced.</param>
    public static CountedPeriod Of(PeriodMetric row, CommunityHistory history, CommunityInteractions interactions, Earnings? earnings)
    {
        var period = new Period(row.Span, row.From.DayNumber - history.FirstDay.DayNumber, row.To.DayNumber - history.FirstDay.DayNumber);

        // What the row was made of may be gone since.
        var isThere = period.Last >= 0 && period.Last < history.DayCount;
        return new(history, period, isThere ? PeriodNumbers.At(period.Last, history, interactions, earnings) : null, row.Platform);
    }

    /// <summary>What the number is made of; nothing where it is not known.</summary>
    public IReadOnlyList<Share> Of(PeriodMeaning meaning) => Value(meaning) is null ? [] : [.. meaning.Behind(_numbers!, _period)];

    /// <summary>The number as it would be now.</summary>
    public long? Value(PeriodMeaning meaning) => _numbers is null ? null : meaning.Value(Row);

    /// <summary>The conversions, where the number is of them.</summary>
    public IEnumerable<(int Member, EventId Event)> Sales(PeriodMeaning meaning) =>
        meaning.Name is PeriodMeanings.Conversions or PeriodMeanings.Earners ? _numbers?.Earnings?.Behind(_period) ?? [] : [];

    /// <summary>The local days whose events are to be looked through.</summary>
    public IEnumerable<DateOnly> DaysBehind(PeriodMeaning meaning, IReadOnlyList<Share> shares)
    {
        if (meaning.Shows is null)
            return shares.Select(share => share.By).OfType<Trace>().Select(what => what.Day).Distinct().Order().Select(_history.DayAt);

        var period = meaning.IsBefore ? _period.Before(_history) : _period;
        var first = Math.Max(0, period.First);
        return Enumerable.Range(first, Math.Max(0, period.Last - first + 1)).Select(_history.DayAt);
    }

    private PeriodMetric Row => field ??= _numbers!.Row(_period);
}
