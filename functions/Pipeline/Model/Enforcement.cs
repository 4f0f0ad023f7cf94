using System.Text.Json.Serialization;

namespace Pipeline.Model;

/// <summary>How an act ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActState>))]
public enum ActState
{
    /// <summary>Begun; whoever began it may have died.</summary>
    [JsonStringEnumMemberName("begun")]
    Begun = 0,
    [JsonStringEnumMemberName("done")]
    Done = 1,

    /// <summary>There was nothing left to do: the message was gone, the member had left.</summary>
    [JsonStringEnumMemberName("nothing_left")]
    NothingLeft = 2,

    /// <summary>The platform does not let us; the detail says what would have to change.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused = 3,

    /// <summary>The platform asked to come later: nothing was done yet.</summary>
    [JsonStringEnumMemberName("put_off")]
    PutOff = 4,

    /// <summary>What it was decided by no longer stood when its turn came: nothing was done.</summary>
    [JsonStringEnumMemberName("called_off")]
    CalledOff = 5,
}

/// <summary>The log of what was done on platforms: one row for each decision.</summary>
public sealed record Enforcement
{
    public required CommunityId Community { get; init; }

    public required string Id { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    public required string By { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required EnforcementKind Kind { get; init; }

    public required MemberId Member { get; init; }

    public ChannelId? Channel { get; init; }

    public MessageId? Message { get; init; }

    public DateTimeOffset? Until { get; init; }

    public required string Rule { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ActState State { get; init; }

    /// <summary>When the state came about.</summary>
    public required DateTimeOffset At { get; init; }

    public string? Detail { get; init; }

    /// <summary>Nothing is left to do. What was refused may be asked again, once its reason is mended.</summary>
    public bool IsOver => State is ActState.Done or ActState.NothingLeft;

    public static Enforcement Of(EnforcementDue due, ActState state, DateTimeOffset at, string? detail = null) => new()
    {
        Community = due.Community,
        Id = due.Id,
        DecidedAt = due.DecidedAt,
        By = due.By,
        Kind = due.Kind,
        Member = due.Member,
        Channel = due.Channel,
        Message = due.Message,
        Until = due.Until,
        Rule = due.Rule,
        State = state,
        At = at,
        Detail = detail,
    };
}
