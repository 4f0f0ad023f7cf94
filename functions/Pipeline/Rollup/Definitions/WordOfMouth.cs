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
    private readonly Dictionary<int, List<(Trace Joining, int DayOver)>> _activated = [];

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

    public WindowedCount Referred => _referred.Things;

    public WindowedCount Activated => _referred.Amount((int)Amount.Activated);

    public WindowedCount Exact => _referred.Amount((int)Amount.Exact);

    public WindowedCount Declared => _referred.Amount((int)Amount.Declared);

    public WindowedCount Inferred => _referred.Amount((int)Amount.Inferred);

    public WindowedCount ReferredBefore => _byReferral.Things;

    public WindowedCount ReferredRetained => _byReferral.Amount(0);

    public WindowedCount OthersBefore => _otherwise.Things;

    public WindowedCount OthersRetained => _otherwise.Amount(0);

    /// <summary>Whether the member brought somebody who was activated, as the period counts it (see <see cref="WindowedCounts"/>).</summary>
    public bool HasReferred(int member, Period period) =>
        _activated.Count > 0 && _activated.TryGetValue(member, out var referrals) && referrals.Exists(referral => IsWithin(referral, period));

    /// <summary>The joinings of those whom the member brought, as the period counts them.</summary>
    public IEnumerable<Trace> ReferralsOf(int member, Period period) =>
        (_activated.GetValueOrDefault(member) ?? []).Where(referral => IsWithin(referral, period)).Select(referral => referral.Joining);

    private static bool IsWithin((Trace Joining, int DayOver) referral, Period period) =>
        (period.Span == PeriodSpan.Days28 ? referral.DayOver : referral.Joining.Day) is var day && day >= period.First && day <= period.Last;

    private void AddReferral(in Newcomer newcomer)
    {
        var isActivated = newcomer.IsActivated(Activation.Window);
        _referred.Add(
            newcomer.Joining, isActivated ? 1 : 0, Count(newcomer, Attribution.Exact, isActivated),
            Count(newcomer, Attribution.Declared, isActivated), Count(newcomer, Attribution.Inferred, isActivated));
        if (!isActivated)
            return;

        _referred.Show(newcomer.Joining, (int)Amount.Activated, newcomer.Post);
        _referred.Show(newcomer.Joining, (int)Amount.Activated, newcomer.Heard);

        if (!_activated.TryGetValue(newcomer.Referrer, out var referrals))
            _activated[newcomer.Referrer] = referrals = [];
        referrals.Add((newcomer.Joining, _referred.DayOver(newcomer.Day, newcomer.JoinedAt)));
    }

    private static int Count(in Newcomer newcomer, Attribution attribution, bool isActivated) =>
        isActivated && newcomer.Attribution == attribution ? 1 : 0;

    private void AddRetention(in Newcomer newcomer, MemberAges[] ages)
    {
        if (!newcomer.IsFirst)
            return;

        var isRetained = ((ages[newcomer.Member].Brackets >> RetentionBracket) & 1) != 0 ? 1 : 0;
        (newcomer.Referrer >= 0 ? _byReferral : _otherwise).Add(newcomer.Joining, isRetained);
    }
}
