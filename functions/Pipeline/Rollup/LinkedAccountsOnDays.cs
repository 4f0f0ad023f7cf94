namespace Pipeline.Rollup;

/// <summary>
/// Days of people who have several accounts. Definitions see one person: who did things by the order of time, whichever account did
/// them, and left when the last account had.
/// </summary>
internal sealed class LinkedAccountsOnDays(MemberRoster members)
{
    // By account.
    private readonly bool[] _isHere = new bool[members.LinkedCount];

    /// <summary>As of the day's end.</summary>
    public void See(int account, bool isGone)
    {
        if (account < _isHere.Length)
            _isHere[account] = !isGone;
    }

    /// <summary>Puts a day that has been read whole in order.</summary>
    public void Settle(List<HistoryEntry> day)
    {
        if (_isHere.Length == 0 || day.FindAll(IsLinked) is not { Count: > 0 } own)
            return;

        day.RemoveAll(IsLinked);
        day.AddRange(own.OrderBy(entry => entry.IsGone).ThenBy(entry => entry.First).Select(Settled));
    }

    /// <summary>The same entries without regard to accounts elsewhere.</summary>
    public static HistoryEntry[] Apart(HistoryEntry[] day) =>
        Array.ConvertAll(day, entry => entry with { Did = entry.Did & ~Did.StayElsewhere });

    private HistoryEntry Settled(HistoryEntry entry) => entry.IsGone && IsHere(entry.Member) ? entry with { Did = entry.Did | Did.StayElsewhere } : entry;

    // A person is named by one of the linked accounts.
    private bool IsLinked(HistoryEntry entry) => entry.Member < _isHere.Length;

    private bool IsHere(int person)
    {
        for (var account = 0; account < _isHere.Length; account++)
        {
            if (_isHere[account] && members.PersonOf(account) == person)
                return true;
        }

        return false;
    }
}
