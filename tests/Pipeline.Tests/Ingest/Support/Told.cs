using System.Globalization;
using Pipeline.Ingest;
using Pipeline.Model;

namespace Pipeline.Tests.Ingest.Support;

/// <summary>Events in one line each, with everything that a source decides, so that a table of them is easy to read.</summary>
internal static class Told
{
    /// <summary>What a reading came to: its events, else the kinds that are acknowledged and not used, else the fault.</summary>
    public static string By(Reading reading) => string.Join(
        "; ",
        reading.Events.Select(Of).Concat(reading.Unused.Select(kind => $"not used: {kind}")).Concat(reading.Fault is null ? [] : [$"fault: {reading.Fault}"]));

    public static string Of(CommunityEvent told) => told switch
    {
        MessagePosted it => $"{Who(it.Author)} posted {it.Channel}/{it.Message} '{it.Content.Text}'{Marks(it.Content)}{After(" re ", it.ReplyTo)}{After(" in ", it.Thread)}",
        MessageEdited it => $"{Who(it.Author)} edited {it.Channel}/{it.Message} to '{it.Content.Text}'{Marks(it.Content)}",
        MessageDeleted it => $"{it.Channel}/{it.Message} deleted",
        ReactionsChanged it => $"{Who(it.Actor)} reacted to {it.Channel}/{it.Message}{All(" +", it.Added)}{All(" -", it.Removed)}",
        ReactionTotals it => $"{it.Channel}/{it.Message} has {it.Total} reactions",
        MemberJoined it => $"{Who(it.Member)} joined{After(" by ", it.Invite)}, inviter {(it.Inviter is null ? "none" : "known")}, {it.Attribution}",
        MemberLeft it => $"{Who(it.Member)} left: {it.Reason}{(it.By is null ? "" : " by another")}",
        MembershipChanged it => $"membership of {Who(it.Member)} {it.Change}{After(" tier ", it.Tier)}{After(" until ", it.PaidUntil?.ToString("u", CultureInfo.InvariantCulture))}{After(" for ", it.Amount?.ToString(CultureInfo.InvariantCulture))}{After(" ", it.Currency)}",
        MemberRoleChanged it => $"{Who(it.Member)} {(it.IsStaff ? "is staff" : "is no staff")}{All(" ", it.Roles)}",
        MemberReported it => $"{Who(it.Reporter)} reported {(it.Reported is null ? "nobody" : "somebody")}{After(" for ", it.Channel)}{After("/", it.Message)}",
        InviteCreated it => $"{Who(it.Creator)} invites by {it.Invite}",
        PollAnswered it => $"{Who(it.Member)} answered {it.Poll}: [{string.Join(",", it.Options)}]",
        VoiceJoined it => $"{Who(it.Member)} speaks{After(" in ", it.Channel)}",
        ChannelMigrated it => $"{it.From} is now {it.To}",
        Conversion it => $"conversion {it.Transaction} {it.Status}{After(" click ", it.ClickId)}{All(" ", it.SubIds)}{After(" goal ", it.Goal)} {it.Payout.ToString(CultureInfo.InvariantCulture)}{After(" ", it.Currency)}",
        _ => throw new InvalidOperationException($"{told.GetType().Name} is not told."),
    };

    private static string Who(Person person) => $"{person.PlatformId}{After("@", person.Handle)}{(person.IsBot ? "(bot)" : "")}";

    private static string Marks(MessageContent content) =>
        (content.HasMedia ? " +media" : "") + (content.IsForwarded ? " +forwarded" : "")
        + (content.Mentions > 0 ? $" +{content.Mentions} mentions" : "") + All(" ->", content.HiddenLinks ?? []);

    private static string After(string before, object? value) => value is null ? "" : $"{before}{value}";

    private static string All(string before, IReadOnlyList<string> values) => string.Concat(values.Select(value => before + value));
}
