using Pipeline.Model;

namespace Pipeline.Ingest.Internal.Vocabulary;

/// <summary><c>invite.created</c></summary>
internal sealed record InviteCreatedData(string? Channel, PersonData? Creator, string? Invite) : IEventData
{
    public CommunityEvent ToEvent(EventHead head, EventFields fields) => new InviteCreated
    {
        Id = head.Id,
        Community = head.Community,
        Connection = head.Connection,
        Source = Source.Internal,
        At = head.At,
        Creator = fields.Person(Creator, "data.creator"),
        Invite = fields.Id(Invite, "data.invite", EventLimits.MaxInviteLength),
    };
}

/// <summary><c>poll.answered</c>: the options that are chosen now; none takes the answer back.</summary>
internal sealed record PollAnsweredData(string? Channel, PersonData? Member, string? Poll, int[]? Options) : IEventData
{
    public CommunityEvent ToEvent(EventHead head, EventFields fields)
    {
        if (Options is null)
            fields.Blame("data.options is missing");
        else if (Options.Length > EventFields.MaxLabels)
            fields.Blame($"data.options has more than {EventFields.MaxLabels} entries");
        foreach (var option in Options ?? [])
            fields.Count(option, "data.options[]");

        return new PollAnswered
        {
            Id = head.Id,
            Community = head.Community,
            Connection = head.Connection,
            Source = Source.Internal,
            At = head.At,
            Member = fields.Person(Member, "data.member"),
            Poll = fields.Id(Poll, "data.poll"),
            Options = Options ?? [],
        };
    }
}

/// <summary><c>voice.joined</c></summary>
internal sealed record VoiceJoinedData(string? Channel, PersonData? Member) : IEventData
{
    public CommunityEvent ToEvent(EventHead head, EventFields fields) => new VoiceJoined
    {
        Id = head.Id,
        Community = head.Community,
        Connection = head.Connection,
        Source = Source.Internal,
        At = head.At,
        Member = fields.Person(Member, "data.member"),
        Channel = fields.OptionalChannel(Channel),
    };
}

/// <summary><c>channel.migrated</c>: the same group goes on under another id.</summary>
internal sealed record ChannelMigratedData(string? From, string? To) : IEventData
{
    string? IEventData.Channel => From;

    public CommunityEvent ToEvent(EventHead head, EventFields fields) => new ChannelMigrated
    {
        Id = head.Id,
        Community = head.Community,
        Connection = head.Connection,
        Source = Source.Internal,
        At = head.At,
        From = fields.Channel(From, "data.from"),
        To = fields.Channel(To, "data.to"),
    };
}

/// <summary><c>conversion</c>: a click became a lead or a sale; a later status replaces the earlier one.</summary>
internal sealed record ConversionData(
    string? Transaction, string? Status, string? ClickId, string[]? SubIds, string? Goal, decimal? Payout, string? Currency) : IEventData
{
    private static readonly Choices<ConversionStatus> Statuses = new(
        ("pending", ConversionStatus.Pending), ("approved", ConversionStatus.Approved),
        ("declined", ConversionStatus.Declined), ("reversed", ConversionStatus.Reversed));

    string? IEventData.Channel => null;

    public CommunityEvent ToEvent(EventHead head, EventFields fields)
    {
        var (payout, currency) = fields.Money(Payout, "data.payout", Currency);
        return new Conversion
        {
            Id = head.Id,
            Community = head.Community,
            Connection = head.Connection,
            Source = Source.Internal,
            At = head.At,
            Transaction = fields.Id(Transaction, "data.transaction"),
            Status = fields.Choice(Status, "data.status", Statuses),
            ClickId = fields.OptionalId(ClickId, "data.click_id", EventFields.MaxLabelLength),
            SubIds = fields.Labels(SubIds, "data.sub_ids"),
            Goal = fields.OptionalId(Goal, "data.goal"),
            Payout = payout ?? 0,
            Currency = currency,
        };
    }
}
