using System.Text.Json.Serialization;

namespace Pipeline.Model;

/// <summary>A list of people or messages that somebody should do something about. Its name in lower case is part of keys and addresses.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ListName>))]
public enum ListName
{
    /// <summary>Members who help, are valued, bring others, are there and connect: whom to thank, and to ask for more.</summary>
    [JsonStringEnumMemberName("ambassadors")]
    Ambassadors,

    /// <summary>Newcomers whom nobody has answered, or who have not written yet.</summary>
    [JsonStringEnumMemberName("greet")]
    Greet,

    /// <summary>Members who were regulars and have fallen silent.</summary>
    [JsonStringEnumMemberName("leaving")]
    Leaving,

    /// <summary>Guides and tips that others found worth an answer or a reaction.</summary>
    [JsonStringEnumMemberName("pins")]
    Pins,

    /// <summary>Questions that nobody has answered.</summary>
    [JsonStringEnumMemberName("questions")]
    Questions,
}

public static class ListNames
{
    private static readonly string[] Names = [.. Enum.GetNames<ListName>().Select(name => name.ToLowerInvariant())];

    public static IReadOnlyList<string> All => Names;

    public static string Name(this ListName list) => Names[(int)list];

    public static bool TryParse(string name, out ListName list)
    {
        list = (ListName)Array.IndexOf(Names, name);
        return list >= 0;
    }
}

/// <summary>How somebody could be recognised.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RecognitionKind>))]
public enum RecognitionKind
{
    [JsonStringEnumMemberName("role")]
    Role = 1,
    [JsonStringEnumMemberName("spotlight")]
    Spotlight = 2,
    [JsonStringEnumMemberName("contribution_tag")]
    ContributionTag = 3,
    [JsonStringEnumMemberName("early_access")]
    EarlyAccess = 4,
    [JsonStringEnumMemberName("asked_opinion")]
    AskedOpinion = 5,
}

/// <summary>How far an ambassador is, by the score alone: who else is there, and how many, changes nothing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AmbassadorLevel>))]
public enum AmbassadorLevel
{
    [JsonStringEnumMemberName("promising")]
    Promising = 1,
    [JsonStringEnumMemberName("strong")]
    Strong = 2,
    [JsonStringEnumMemberName("leading")]
    Leading = 3,
}

/// <summary>Why somebody or something is on a list.</summary>
/// <param name="Name">Of the part or rule, for programs.</param>
/// <param name="Says">The same in plain words, without names of people.</param>
/// <param name="Points">What it adds to the score; null where there is no score of parts.</param>
/// <param name="Most">What it could add at most.</param>
/// <param name="Behind">The newest of what shows it, a few.</param>
public sealed record ListReason(string Name, string Says, double? Points, double? Most, IReadOnlyList<Evidence> Behind);

/// <summary>
/// A place of one of a community's lists, by rank; place 0 says what the list is as of. A list has a fixed number of places, and all that
/// change are written at once: whoever reads sees the old list or the new one. An empty place has neither member nor reasons.
/// </summary>
public sealed record ListEntry
{
    public required CommunityId Community { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ListName List { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int Rank { get; init; }

    /// <summary>Of place 0: the closed day that the list holds for.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Of place 0: how many there are, also those for whom there is no place.</summary>
    public int Total { get; init; }

    /// <summary>Whom it is about: of a message, its author.</summary>
    public MemberId? Member { get; init; }

    /// <summary>Of ambassadors 0 to 100; of what is worth pinning, people who answer or react in a week.</summary>
    public double? Score { get; init; }

    public AmbassadorLevel? Level { get; init; }

    public RecognitionKind? Suggestion { get; init; }

    /// <summary>The message that the entry is about.</summary>
    public Evidence? About { get; init; }

    public IReadOnlyList<ListReason>? Reasons { get; init; }

    [JsonIgnore]
    public bool IsEmpty => Reasons is null;
}
