using System.Collections.Frozen;
using Pipeline.Ingest;
using Pipeline.Model;

namespace Pipeline.Enforce;

/// <summary>Every platform that can be acted on, and by which connection.</summary>
public sealed class PlatformActors(IEnumerable<PlatformActor> actors, Connections connections)
{
    private readonly FrozenDictionary<Source, PlatformActor> _actors = actors.ToFrozenDictionary(actor => actor.Source);

    /// <summary>The connection that acts in the community on the platform: the first one with a token.</summary>
    public Connection? For(CommunityId community, Source source) => connections.All
        .Where(connection => connection.Source == source && connection.Token is not null && _actors.ContainsKey(source))
        .Where(connection => connection.Serves(community))
        .MinBy(connection => connection.Id.Value, StringComparer.Ordinal);

    public bool Knows(Source source, EnforcementKind act) => _actors.TryGetValue(source, out var actor) && actor.Knows(act);

    internal Task<ActResult> ActAsync(EnforcementDue due, MemberState member, CancellationToken cancellationToken)
    {
        if (connections.Find(due.Connection) is not { Token: not null } connection)
            return Refused($"Connection {due.Connection} is not configured with a Token any more.");
        if (!_actors.TryGetValue(connection.Source, out var actor) || connection.Source != member.Source)
            return Refused($"Nothing can be done about an account of {member.Source.Name()} through {due.Connection}.");

        return actor.ActAsync(connection, new(due, member.PlatformId, member.Handle), cancellationToken);
    }

    private static Task<ActResult> Refused(string why) => Task.FromResult<ActResult>(new ActResult.Refused(why));
}
