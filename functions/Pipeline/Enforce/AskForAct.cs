using Pipeline.Bus;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Enforce;

/// <summary>Why nothing was asked for.</summary>
public enum AskOutcome
{
    Asked = 0,
    UnknownMember = 1,
    NoConnection = 2,
    NeedsMessage = 3,
    IsStaff = 4,
}

/// <summary>A moderator's act: goes onto the queue, is carried out by the platform's connection, and stands in the log.</summary>
public sealed class AskForAct(IStore store, IBus bus, PlatformActors actors, CommunityDirectory communities, TimeProvider clock)
{
    /// <param name="due">Without the connection, which is found here. Asked twice under one id, it is done once.</param>
    public async Task<AskOutcome> HandleAsync(EnforcementDue due, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(Tables.Members, Tables.MemberKey(due.Community, due.Member), cancellationToken) is not { } member)
            return AskOutcome.UnknownMember;

        var (now, community) = (clock.GetUtcNow(), await communities.GetAsync(due.Community, cancellationToken));
        if (due.Kind is not (EnforcementKind.Unmute or EnforcementKind.Unban) && (member.IsBot || member.IsStaffAt(now) || community.Staff.Contains(due.Member)))
            return AskOutcome.IsStaff;
        if (due is { Kind: EnforcementKind.Remove, Message: null } or { Channel: null })
            return AskOutcome.NeedsMessage;
        if (actors.For(due.Community, member.Source) is not { } connection)
            return AskOutcome.NoConnection;

        await bus.PublishAsync(
            Queue.Enforcements, [new(due.Id, (due with { Connection = connection.Id }).Write())], cancellationToken);
        return AskOutcome.Asked;
    }
}
