using Pipeline.Model;

namespace Pipeline.Local.Demo;

/// <summary>What was planted in a demo community, so that a page or a test can point at it.</summary>
internal sealed record DemoStory(CommunityId Community, IReadOnlyList<PlantedScene> Scenes)
{
    public PlantedScene this[string key] => Scenes.First(scene => scene.Key == key);
}

/// <summary>One planted thing, with the ids that its events have.</summary>
/// <param name="Key">A word for programs, the same in both communities where both have it.</param>
/// <param name="Shows">What should be seen of it, in a sentence.</param>
internal sealed record PlantedScene(string Key, string Title, string Shows)
{
    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset Until { get; init; }

    public required IReadOnlyList<Person> Who { get; init; }

    public required IReadOnlyList<PlantedMessage> Messages { get; init; }
}

/// <param name="Text">The text that was written down for it; null where it was made from a grammar.</param>
internal sealed record PlantedMessage(ChannelId Channel, MessageId Message, MemberId Author, DateTimeOffset At, string? Text);
