namespace Pipeline.Model;

/// <summary>Two accounts that are one person's now, and since when.</summary>
public sealed record LinkedAccounts(MemberId One, MemberId Other, LinkStep Made);

/// <summary>Whose accounts are whose, as the links stand now: accounts that a chain of links connects are one person.</summary>
public sealed class Persons
{
    private const string ByCode = "code";

    private readonly Dictionary<MemberId, MemberId> _towards = [];

    private Persons(IReadOnlyList<LinkedAccounts> links) => Links = links;

    /// <summary>The links in force, by account.</summary>
    public IReadOnlyList<LinkedAccounts> Links { get; }

    /// <summary>Every account that is linked to another.</summary>
    public IReadOnlyCollection<MemberId> Accounts => _towards.Keys;

    /// <param name="said">By moderators.</param>
    /// <param name="redeemed">By the persons themselves. What a moderator ended later stays ended.</param>
    public static Persons Of(IEnumerable<IdentityLink> said, IEnumerable<RedeemedCode> redeemed)
    {
        var rows = said.Concat(redeemed.Select(code => IdentityLink.Between(code.Community, code.Account, code.Sender) with
        {
            Made = new(code.At, ByCode, null),
        }));
        var standing = rows
            .GroupBy(row => (row.One, row.Other), (_, rows) => rows.Aggregate(IdentityLink.Join))
            .Where(row => row.Made is { } made && !(row.Ended?.At >= made.At))
            .Select(row => new LinkedAccounts(row.One, row.Other, row.Made!))
            .OrderBy(link => link.One).ThenBy(link => link.Other);

        var persons = new Persons([.. standing]);
        foreach (var link in persons.Links)
            persons.Connect(link.One, link.Other);
        return persons;
    }

    /// <summary>The person of an account, named by the first of its accounts' ids.</summary>
    public MemberId Of(MemberId account)
    {
        while (_towards.TryGetValue(account, out var next) && next != account)
            account = next;
        return account;
    }

    private void Connect(MemberId one, MemberId other)
    {
        _towards.TryAdd(one, one);
        _towards.TryAdd(other, other);
        var (first, second) = (Of(one), Of(other));
        var (person, joining) = first.CompareTo(second) <= 0 ? (first, second) : (second, first);
        _towards[joining] = person;
    }
}
