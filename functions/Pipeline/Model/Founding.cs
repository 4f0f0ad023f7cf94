using System.Text.Json.Serialization;

namespace Pipeline.Model;

/// <summary>How far a community has come: the first ten, twenty-five and fifty members each need something else.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FoundingPhase>))]
public enum FoundingPhase
{
    [JsonStringEnumMemberName("to-10")]
    ToTen,
    [JsonStringEnumMemberName("to-25")]
    ToTwentyFive,
    [JsonStringEnumMemberName("to-50")]
    ToFifty,
    [JsonStringEnumMemberName("founded")]
    Founded,
}

/// <summary>How a community grows, as of its last closed day.</summary>
public sealed record Founding
{
    public required CommunityId Community { get; init; }

    public required DateOnly AsOf { get; init; }

    /// <summary>Members who are there.</summary>
    public int Members { get; init; }

    [JsonIgnore]
    public FoundingPhase Phase => Members switch
    {
        < 10 => FoundingPhase.ToTen,
        < 25 => FoundingPhase.ToTwentyFive,
        < 50 => FoundingPhase.ToFifty,
        _ => FoundingPhase.Founded,
    };

    /// <summary>Who joined for the first time within half a year, and whose first two weeks are over: the funnel's first step.</summary>
    public int Joined { get; init; }

    /// <summary>Of these, who wrote.</summary>
    public int Posted { get; init; }

    /// <summary>Of these, whose first message was answered by another person.</summary>
    public int Answered { get; init; }

    /// <summary>Of these, who were active in their second week.</summary>
    public int SecondWeek { get; init; }

    /// <summary>Newcomers' first messages of two weeks that are a day old.</summary>
    public int FirstPosts { get; init; }

    /// <summary>Of these, without an answer within 24 hours.</summary>
    public int FirstPostsUnanswered { get; init; }

    /// <summary>Whether newcomers come faster than they are answered; null: too few to say.</summary>
    public bool? StopInviting { get; init; }

    /// <summary>Offers in four weeks.</summary>
    public int Offers { get; init; }

    /// <summary>Guides, tips and answers by members in the same time: the promotion-to-help ratio is offers of these.</summary>
    public int Helpful { get; init; }
}
