using Pipeline.Model;

namespace Pipeline.Ingest.Internal.Vocabulary;

/// <summary><c>member.joined</c></summary>
internal sealed record MemberJoinedData(string? Channel, PersonData? Member, string? Invite, PersonData? Inviter, string? Attribution) : IEventData
{
    private static readonly Choices<Attribution> Ways = new(
        ("exact", Model.Attribution.Exact), ("declared", Model.Attribution.Declared),
        ("inferred", Model.Attribution.Inferred), ("unknown", Model.Attribution.Unknown));

    public CommunityEvent ToEvent(EventHead head, EventFields fields) => new MemberJoined
    {
        Id = head.Id,
        Community = head.Community,
        Connection = head.Connection,
        Source = Source.Internal,
        At = head.At,
        Member = fields.Person(Member, "data.member"),
        Invite = fields.OptionalId(Invite, "data.invite", EventLimits.MaxInviteLength),

        // A platform that names somebody knows it, unless it says otherwise; nobody has invited themselves.
        Inviter = Inviter?.Id == Member?.Id ? null : fields.OptionalMember(Inviter, "data.inviter"),
        Attribution = fields.OptionalChoice(Attribution, "data.attribution", Ways)
            ?? (Inviter is null || Inviter.Id == Member?.Id ? Model.Attribution.Unknown : Model.Attribution.Exact),
    };
}

/// <summary><c>member.left</c></summary>
internal sealed record MemberLeftData(string? Channel, PersonData? Member, string? Reason, PersonData? By) : IEventData
{
    private static readonly Choices<LeaveReason> Reasons = new(
        ("left", LeaveReason.Left), ("kicked", LeaveReason.Kicked), ("banned", LeaveReason.Banned), ("unknown", LeaveReason.Unknown));

    public CommunityEvent ToEvent(EventHead head, EventFields fields) => new MemberLeft
    {
        Id = head.Id,
        Community = head.Community,
        Connection = head.Connection,
        Source = Source.Internal,
        At = head.At,
        Member = fields.Person(Member, "data.member"),
        Reason = fields.OptionalChoice(Reason, "data.reason", Reasons) ?? LeaveReason.Unknown,
        By = fields.OptionalMember(By, "data.by"),
    };
}

/// <summary><c>membership.changed</c>: a paid membership.</summary>
internal sealed record MembershipChangedData(
    string? Channel, PersonData? Member, string? Change, string? Tier, string? PaidUntil, decimal? Amount, string? Currency) : IEventData
{
    private static readonly Choices<MembershipChange> Changes = new(
        ("started", MembershipChange.Started), ("renewed", MembershipChange.Renewed), ("past_due", MembershipChange.PastDue),
        ("cancelled", MembershipChange.Cancelled), ("tier_changed", MembershipChange.TierChanged), ("refunded", MembershipChange.Refunded));

    public CommunityEvent ToEvent(EventHead head, EventFields fields)
    {
        var (amount, currency) = fields.Money(Amount, "data.amount", Currency);
        return new MembershipChanged
        {
            Id = head.Id,
            Community = head.Community,
            Connection = head.Connection,
            Source = Source.Internal,
            At = head.At,
            Member = fields.Person(Member, "data.member"),
            Change = fields.Choice(Change, "data.change", Changes),
            Tier = fields.OptionalId(Tier, "data.tier", EventFields.MaxLabelLength),
            PaidUntil = fields.Time(PaidUntil, "data.paid_until"),
            Amount = amount,
            Currency = currency,
        };
    }
}

/// <summary><c>member.role_changed</c></summary>
internal sealed record MemberRoleChangedData(string? Channel, PersonData? Member, bool? IsStaff, string[]? Roles) : IEventData
{
    public CommunityEvent ToEvent(EventHead head, EventFields fields) => new MemberRoleChanged
    {
        Id = head.Id,
        Community = head.Community,
        Connection = head.Connection,
        Source = Source.Internal,
        At = head.At,
        Member = fields.Person(Member, "data.member"),
        IsStaff = fields.Flag(IsStaff, "data.is_staff"),
        Roles = fields.Labels(Roles, "data.roles"),
    };
}

/// <summary><c>member.reported</c>: somebody flagged a message, another member, or both.</summary>
internal sealed record MemberReportedData(string? Channel, string? Message, PersonData? Reporter, PersonData? Reported) : IEventData
{
    public CommunityEvent ToEvent(EventHead head, EventFields fields)
    {
        if (Reported is null && Message is null)
            fields.Blame("data.reported or data.message is missing");
        if (Message is not null && Channel is null)
            fields.Blame("data.channel is missing, which data.message needs");

        return new MemberReported
        {
            Id = head.Id,
            Community = head.Community,
            Connection = head.Connection,
            Source = Source.Internal,
            At = head.At,
            Reporter = fields.Person(Reporter, "data.reporter"),
            Reported = fields.OptionalMember(Reported, "data.reported"),
            Channel = fields.OptionalChannel(Channel),
            Message = fields.OptionalMessage(Message),
        };
    }
}
