using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Moderate.Surroundings;

/// <summary>Writes down what the names of members look like, so that those who look alike are found.</summary>
public sealed class KeepNames(IStore store)
{
    // Whoever wrote what stood before wrote its names down, too.
    public Task HandleAsync(IReadOnlyList<Joined<MemberState>> members, CancellationToken cancellationToken)
    {
        var names = members.Where(member => member.Before is null || !Names.AreSame(member.Before, member.After))
            .Select(member => member.After).Distinct()
            .SelectMany(member => Names.Shapes(member).Select(shape => new KnownName { Community = member.Community, Shape = shape, Member = member.Member }));
        return store.PutAsync(Tables.KnownNames, [.. names.Distinct()], cancellationToken);
    }
}
