using Pipeline.Model;

namespace Pipeline.Rollup.Definitions;

/// <summary>
/// Definition 10: of those whom a member brought and who stayed for seven days, who was activated, by how it is known who brought them; and
/// whether they come back more than others who joined.
/// </summary>
internal sealed class WordOfMouth
{
    // By then it is known who was active 15 to 30 days after joining.
    private static readonly TimeSpan RetentionWindow = TimeSpan.FromDays(CohortTable.Brackets[RetentionBracket].Last + 1);
    private const int RetentionBracket = 4;

    private readonly WindowedCounts _referred;
    private readonly WindowedCounts _byReferral;
    private readonly WindowedCounts _otherwise;

    // By referrer: the days on which an activated referral began and was over, in the order of days.
    private readonly Dictionary<int, List<(int Day, int DayOver)>> _activated = [];

    public WordOfMouth(CommunityHistory history, ReadOnlySpan<Newcomer> newcomers, MemberAges[] ages)
    {
        _referred = new(history, Activation.Window, amounts: 4);
        _byReferral = new(history, RetentionWindow, amounts: 1);
        _otherwise = new(history, RetentionWindow, amounts: 1);
        foreach (ref readonly var newcomer in newcomers)
        {
            AddRetention(newcomer, ages);
            if (newcomer.Referrer >= 0 && newcomer.HasStayed(Activation.Window))
                AddReferral(newcomer);
        }
    }

    private enum Amount
    {
        Activated,
        Exact,
        Declared,
        Inferred,
    }

    public int? Referred(Period period) => _referred.Of(period);

    public int? Activated(Period period) => _referred.Of(period, (int)Amount.Activated);

    public int? Exact(Period period) => _referred.Of(period, (int)Amount.Exact);

    public int? Declared(Period period) => _referred.Of(period, (int)Amount.Declared);

    public int? Inferred(Period period) => _referred.Of(period, (int)Amount.Inferred);

    public (int? Of, int? Retained) ReferredRetention(Period period) => (_byReferral.Of(period), _byReferral.Of(period, 0));

    public (int? Of, int? Retained) OthersRetention(Period period) => (_otherwise.Of(period), _otherwise.Of(period, 0));

    /// <summary>Whether the member brought somebody who was activated, as the period counts it (see <see cref="WindowedCounts"/>).</summary>
    public bool HasReferred(int member, Period period) =>
        _activated.TryGetValue(member, out var referrals) && referrals.Exists(referral =>
            (period.Span == PeriodSpan.Days28 ? referral.DayOver : referral.Day) is var day && day >= period.First && day <= period.Last);

    private void AddReferral(in Newcomer newcomer)
    {
        var isActivated = newcomer.IsActivated(Activation.Window);
        _referred.Add(
            newcomer.Day, newcomer.JoinedAt, isActivated ? 1 : 0, Count(newcomer, Attribution.Exact, isActivated),
            Count(newcomer, Attribution.Declared, isActivated), Count(newcomer, Attribution.Inferred, isActivated));
        if (!isActivated)
            return;

        if (!_activated.TryGetValue(newcomer.Referrer, out var referrals))
            _activated[newcomer.Referrer] = referrals = [];
        referrals.Add((newcomer.Day, _referred.DayOver(newcomer.Day, newcomer.JoinedAt)));
    }

    private static int Count(in Newcomer newcomer, Attribution attribution, bool isActivated) =>
        isActivated && newcomer.Attribution == attribution ? 1 : 0;

    private void AddRetention(in Newcomer newcomer, MemberAges[] ages)
    {
        if (!newcomer.IsFirst)
            return;

        var isRetained = ((ages[newcomer.Member].Brackets >> RetentionBracket) & 1) != 0 ? 1 : 0;
        (newcomer.Referrer >= 0 ? _byReferral : _otherwise).Add(newcomer.Day, newcomer.JoinedAt, isRetained);
    }
}
