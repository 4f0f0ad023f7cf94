using Pipeline.Model;

namespace Pipeline.Ingest;

/// <summary>What a source made of a delivery whose signature was right.</summary>
/// <param name="Events">What happened, in the delivery's order; each id is derived from the platform's own.</param>
public sealed record Reading(IReadOnlyList<CommunityEvent> Events)
{
    public static Reading Nothing { get; } = new([]);

    /// <summary>Kinds that are known or unknown but not used: acknowledged and counted by kind.</summary>
    public IReadOnlyList<string> Unused { get; init; } = [];

    /// <summary>Why a part of the body could not be read, without quoting it: the body goes to the quarantine beside the events that could.</summary>
    public string? Fault { get; init; }

    /// <summary>What the platform wants to hear instead of an empty 200.</summary>
    public Reply? Reply { get; init; }

    public static Reading Of(CommunityEvent communityEvent) => new([communityEvent]);

    public static Reading NotUsed(string kind) => new([]) { Unused = [kind] };

    public static Reading Unreadable(string fault) => new([]) { Fault = fault };
}

/// <summary>An HTTP answer that a platform's protocol asks for.</summary>
public sealed record Reply(int Status, string? ContentType = null, ReadOnlyMemory<byte> Body = default)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
