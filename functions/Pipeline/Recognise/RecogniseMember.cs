using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Recognise;

public enum RecogniseOutcome
{
    Done,
    UnknownMember,

    /// <summary>Naming somebody in public takes their consent.</summary>
    NeedsConsent,
}

/// <summary>Recognise: writes down that a member was thanked or asked for more, so that it goes round and its effect can be seen.</summary>
public sealed class RecogniseMember(IStore store, TimeProvider clock)
{
    /// <param name="recognition">Its time is set here.</param>
    public async Task<RecogniseOutcome> HandleAsync(Recognition recognition, CancellationToken cancellationToken)
    {
        if (recognition is { IsPublic: true, HasConsent: false })
            return RecogniseOutcome.NeedsConsent;
        if (await store.FindAsync(Tables.Members, Tables.MemberKey(recognition.Community, recognition.Member), cancellationToken) is null)
            return RecogniseOutcome.UnknownMember;

        await store.JoinAsync(Tables.Recognitions, [recognition with { At = clock.GetUtcNow() }], cancellationToken);
        return RecogniseOutcome.Done;
    }

    /// <summary>All that were written down, by member and day.</summary>
    public ValueTask<List<Recognition>> ListAsync(CommunityId community, CancellationToken cancellationToken) =>
        store.RangeAsync(Tables.Recognitions, community.Value, cancellationToken: cancellationToken).ToListAsync(cancellationToken);
}
