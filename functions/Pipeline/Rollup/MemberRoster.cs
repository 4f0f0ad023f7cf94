using System.Diagnostics;
using System.Text;
using Pipeline.Model;

namespace Pipeline.Rollup;

/// <summary>
/// Members as small numbers, so that what is computed about them lies in arrays; who does not count as a member; and which accounts are
/// one person's.
/// </summary>
internal sealed class MemberRoster
{
    private readonly IdTable _ids = new();

    // The ids that stand by their digest.
    private readonly Dictionary<int, MemberId> _texts = [];

    // By account, as far as there are links: all others are their own persons. Linked accounts get the first numbers.
    private readonly List<int> _persons = [];
    private readonly Dictionary<int, IReadOnlyList<StaffChange>> _staffChanges = [];

    // Whoever is excluded is so before anything is read: the list ends with the last of them.
    private readonly List<Standing> _standings = [];

    private enum Standing : byte
    {
        Member,
        StaffAtTimes,
        AlwaysStaff,
        Bot,
    }

    public MemberRoster(Persons? persons = null)
    {
        foreach (var account in persons?.Accounts.Order() ?? Enumerable.Empty<MemberId>())
        {
            // A person is named by the first of its accounts, which by now has its number.
            AccountOf(account);
            _persons.Add(AccountOf(persons!.Of(account)));
        }
    }

    public int Count => _ids.Count;

    /// <summary>How many accounts, from number 0 on, are linked to others.</summary>
    public int LinkedCount => _persons.Count;

    public int AccountOf(UInt128 id) => _ids.Of(id);

    public int PersonOf(int account) => account < _persons.Count ? _persons[account] : account;

    /// <summary>The id that has the number.</summary>
    public UInt128 IdOf(int account) => _ids.At(account);

    /// <summary>The person of the account.</summary>
    public int Of(MemberId member) => PersonOf(AccountOf(member));

    /// <summary>An id that is not 128 bits in base32 stands by its digest, which is.</summary>
    public int AccountOf(MemberId member)
    {
        var account = _ids.Of(BitsOf(member));
        if (!Digest.TryParse(member.Value, out _))
            _texts.TryAdd(account, member);
        return account;
    }

    /// <summary>What stands for the id.</summary>
    public static UInt128 BitsOf(MemberId member)
    {
        if (Digest.TryParse(member.Value, out var bits) || Digest.TryParse(Digest.Text(Encoding.UTF8.GetBytes(member.Value)), out bits))
            return bits;
        throw new UnreachableException();
    }

    /// <summary>The account's id: the inverse of <see cref="AccountOf(MemberId)"/>.</summary>
    public MemberId MemberOf(int account) => _texts.TryGetValue(account, out var text) ? text : new(Digest.Base32(_ids.At(account)));

    /// <summary>All accounts of the person.</summary>
    public IEnumerable<int> AccountsOf(int person) =>
        person < LinkedCount ? Enumerable.Range(0, LinkedCount).Where(account => PersonOf(account) == person) : [person];

    /// <summary>Who is always staff.</summary>
    public void Exclude(MemberId member) => Raise(Of(member), Standing.AlwaysStaff);

    /// <summary>Who is no person.</summary>
    public void ExcludeBot(MemberId member) => Raise(Of(member), Standing.Bot);

    /// <summary>Who was staff at times: not counted on the days that ended in such a time.</summary>
    /// <param name="member">Whose changes they are.</param>
    /// <param name="changes">In the order of time.</param>
    public void Exclude(MemberId member, IReadOnlyList<StaffChange> changes)
    {
        var ordinal = Of(member);
        Raise(ordinal, Standing.StaffAtTimes);
        if (IsNeverCounted(ordinal))
            return;

        _staffChanges[ordinal] = _staffChanges.TryGetValue(ordinal, out var others) ? StaffTimes.Either(others, changes) : changes;
    }

    /// <summary>Whether it is known of anybody that they are or were staff.</summary>
    public bool HasStaff => _standings.Exists(standing => standing is Standing.StaffAtTimes or Standing.AlwaysStaff);

    /// <summary>Always staff, or a bot.</summary>
    public bool IsNeverCounted(int member) => member < _standings.Count && _standings[member] >= Standing.AlwaysStaff;

    public bool IsBot(int member) => member < _standings.Count && _standings[member] == Standing.Bot;

    /// <param name="member">The ordinal.</param>
    /// <param name="dayEnd">Where the next day begins, in UTC ticks: a change at that instant is the next day's.</param>
    public bool IsStaff(int member, long dayEnd) =>
        member < _standings.Count && IsStaff(member, _standings[member], dayEnd);

    /// <summary>The changes as days of a history; those from before it count as its first day's.</summary>
    public IReadOnlyList<StaffDay> StaffDays(DateOnly first, int days, TimeZoneInfo zone) =>
    [
        .. _staffChanges.SelectMany(staff => staff.Value.Select(change =>
                new StaffDay(Math.Max(0, CommunityDay.Of(change.At, zone).DayNumber - first.DayNumber), staff.Key, change.IsStaff)))
            .Where(change => change.Day < days)
            .OrderBy(change => change.Day),
    ];

    // Apart from the question whether anything is known of the member, which is asked for every entry of every day.
    private bool IsStaff(int member, Standing standing, long dayEnd) => standing switch
    {
        Standing.AlwaysStaff => true,
        Standing.StaffAtTimes => _staffChanges[member].IsStaffAt(new(dayEnd - 1, TimeSpan.Zero)),
        _ => false,
    };

    // What a person is with one account, the person is; and a bot is one whatever else it is.
    private void Raise(int member, Standing standing)
    {
        while (member >= _standings.Count)
            _standings.Add(Standing.Member);
        if (_standings[member] < standing)
            _standings[member] = standing;
    }
}
