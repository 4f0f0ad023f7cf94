using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Identity;

/// <summary>Why accounts were not linked.</summary>
public enum LinkOutcome
{
    Done = 0,
    UnknownMember = 1,
    SameAccount = 2,
    WrongCode = 3,
    CodeWasUsed = 4,
}

/// <summary>
/// Says that accounts are one person's, and that they are not. Numbers count persons, of every day, from the next closing on; nothing
/// that was recorded of an account changes, so ending a link brings the old numbers back.
/// </summary>
public sealed class LinkAccounts(IStore store, CommunityDirectory communities, LinkCodes codes, TimeProvider clock)
{
    public async Task<LinkOutcome> LinkAsync(
        CommunityId community, MemberId one, MemberId other, string by, string? reason, CancellationToken cancellationToken)
    {
        if (one == other)
            return LinkOutcome.SameAccount;
        if (!await AreKnownAsync(community, [one, other], cancellationToken))
            return LinkOutcome.UnknownMember;

        var link = IdentityLink.Between(community, one, other) with { Made = new(clock.GetUtcNow(), by, reason) };
        await store.JoinAsync(Tables.Links, [link], cancellationToken);
        await MarkAsync(community, cancellationToken);
        return LinkOutcome.Done;
    }

    public async Task UnlinkAsync(
        CommunityId community, MemberId one, MemberId other, string by, string? reason, CancellationToken cancellationToken)
    {
        var link = IdentityLink.Between(community, one, other) with { Ended = new(clock.GetUtcNow(), by, reason) };
        await store.JoinAsync(Tables.Links, [link], cancellationToken);
        await MarkAsync(community, cancellationToken);
    }

    /// <summary>A code for the account; null if nobody knows it.</summary>
    public async Task<LinkCode?> MakeCodeAsync(CommunityId community, MemberId account, CancellationToken cancellationToken) =>
        await AreKnownAsync(community, [account], cancellationToken) ? codes.Make(community, account, clock.GetUtcNow()) : null;

    /// <summary>A code comes back by way of the company's own platform, which knows who sends it.</summary>
    public async Task<LinkOutcome> RedeemAsync(CommunityId community, string code, MemberId sender, CancellationToken cancellationToken)
    {
        if (!await AreKnownAsync(community, [sender], cancellationToken))
            return LinkOutcome.UnknownMember;
        if (codes.Read(community, code, sender, clock.GetUtcNow()) is not { } redeemed)
            return LinkOutcome.WrongCode;

        var joined = await store.JoinAsync(Tables.LinkCodes, [redeemed], cancellationToken);
        await MarkAsync(community, cancellationToken);
        return joined[0].After.Sender == sender ? LinkOutcome.Done : LinkOutcome.CodeWasUsed;
    }

    private async Task<bool> AreKnownAsync(CommunityId community, IReadOnlyList<MemberId> members, CancellationToken cancellationToken)
    {
        var rows = await store.FindManyAsync(Tables.Members, [.. members.Select(member => Tables.MemberKey(community, member))], cancellationToken);
        return rows.All(row => row is not null);
    }

    // Every number is worked out again when any day is: the last one that is over will do.
    private async Task MarkAsync(CommunityId community, CancellationToken cancellationToken)
    {
        var known = await communities.GetAsync(community, cancellationToken);
        var day = CommunityDay.Of(clock.GetUtcNow(), known.Zone).AddDays(-1);
        await store.PutAsync(Tables.Marks, [new DayMark(community, day, Guid.NewGuid().ToString("N"))], cancellationToken);
    }
}
