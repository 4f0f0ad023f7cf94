using Pipeline.Model;

namespace Pipeline.Record;

/// <summary>Rows of events that are kept as they came: invites, paid memberships, conversions, reports.</summary>
internal static class OtherRows
{
    public static Invite Of(InviteCreated invite) => new(invite.Community, invite.Invite, invite.Creator.Id, invite.At);

    public static Membership Of(MembershipChanged change) => new()
    {
        Community = change.Community,
        Member = change.Member.Id,
        At = change.At,
        Event = change.Id,
        Source = change.Source,
        Change = change.Change,
        Tier = change.Tier,
        PaidUntil = change.PaidUntil,
        Amount = change.Amount,
        Currency = change.Currency,
    };

    public static ConversionState Of(Conversion conversion) => new()
    {
        Community = conversion.Community,
        Connection = conversion.Connection,
        Transaction = conversion.Transaction,
        Goal = conversion.Goal,
        Event = conversion.Id,
        At = conversion.At,
        Status = conversion.Status,
        ClickId = conversion.ClickId,
        SubIds = conversion.SubIds,
        Payout = conversion.Payout,
        Currency = conversion.Currency,
    };

    public static MemberReport Of(MemberReported report) => new()
    {
        Community = report.Community,
        At = report.At,
        Event = report.Id,
        Reporter = report.Reporter.Id,
        Reported = report.Reported,
        Channel = report.Channel,
        Message = report.Message,
    };
}
