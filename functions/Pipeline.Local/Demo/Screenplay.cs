using Pipeline.Local.Simulation;

namespace Pipeline.Local.Demo;

/// <summary>What happens for certain in a demo community: who has a part, which days differ, what was planted where.</summary>
internal sealed record Screenplay(
    IReadOnlyList<CastMember> Cast, IReadOnlyList<Season> Seasons, IReadOnlyList<ScriptedAct> Script, IReadOnlyList<Scene> Scenes);

/// <summary>One thing that was planted.</summary>
/// <param name="Key">What tests and pages call it.</param>
/// <param name="Shows">What should be seen of it, in a sentence.</param>
/// <param name="From">The first instant at which there is something to see.</param>
internal sealed record Scene(string Key, string Title, string Shows, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Positions in the cast.</summary>
    public required IReadOnlyList<int> Who { get; init; }

    /// <summary>Positions in the script, from 1 on, as <see cref="Act.Scripted"/> has them.</summary>
    public required IReadOnlyList<int> Acts { get; init; }
}
