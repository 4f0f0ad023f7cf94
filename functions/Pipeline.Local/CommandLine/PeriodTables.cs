using System.Globalization;
using Pipeline.Model;
using Pipeline.Report;
using Spectre.Console;

namespace Pipeline.Local.CommandLine;

/// <summary>Reports of periods as tables, in plain words. Where an interval is too wide, that is said instead of a rate.</summary>
internal static class PeriodTables
{
    /// <summary>The newest period, a line for each number.</summary>
    public static void WriteLatest(PeriodSeriesReport series)
    {
        if (series.Periods is not [.., var period])
            return;

        var table = new Table().Border(TableBorder.Simple).Title($"{series.Community}, {Day(period.From)} to {Day(period.To)}").AddColumns("What", "How much");
        foreach (var (what, much) in Lines(period))
            table.AddRow(what, much);
        AnsiConsole.Write(table);
        if (period.Voices.IsFounderOnly == true)
            AnsiConsole.MarkupLine("[yellow]For four weeks, staff have begun more than 60 % of the conversations: leave questions for members to open.[/]");
    }

    /// <summary>A line for each period.</summary>
    public static void Write(PeriodSeriesReport series)
    {
        var table = new Table().Border(TableBorder.Simple).Title(series.Span == PeriodSpan.Month ? "Months" : "Weeks");
        foreach (var column in (string[])["To", "There", "Active", "Returned", "Activated", "Unanswered", "Answer in"])
            table.AddColumn(new TableColumn(column).NoWrap());
        foreach (var period in series.Periods)
        {
            table.AddRow(
                Day(period.To), $"{period.Members}", Number(period.Active), Share(period.Lifecycle?.Retained),
                Share(period.Activation.Activated), Share(period.Answers.Unanswered), Time(period.Answers.All.MedianSeconds));
        }

        AnsiConsole.Write(table);
    }

    private static IEnumerable<(string What, string Much)> Lines(PeriodReport period)
    {
        var (activation, answers, inequality, word) = (period.Activation, period.Answers, period.Inequality, period.WordOfMouth);
        yield return ("Members at the end", $"{period.Members}");
        yield return ("Members there before, too, came closer (+) or drift away (−) (gravity)", Signed(period.Gravity?.Value));
        yield return ("Joined", Number(activation.Joined));
        yield return ("Newcomers who got going (posted and were heard in 7 days)", RateCell.Of(activation.Activated));
        yield return ("Half of the newcomers posted within", Time(activation.FirstPostMedianSeconds));
        yield return ("Got going in the 28 days before, for each who joined now (growth readiness)", Decimal(activation.GrowthReadiness?.Value));
        yield return ("First posts answered in 24 hours", RateCell.Of(activation.FirstPostsAnswered));
        yield return ("Questions without an answer after 24 hours", RateCell.Of(answers.Unanswered));
        yield return ("Half of the questions answered within", Time(answers.All.MedianSeconds));
        yield return ("Nine tenths answered within", Time(answers.All.P90Seconds));
        yield return ("First answers that came from staff", RateCell.Of(answers.ByStaff));
        yield return ("Half of all messages come from", inequality.AbsenceFactor is { } few ? $"{few} of {inequality.Population} members" : RateCell.Unknown);
        yield return ("Inequality of messages (0 all alike, 1 one writes all)", Decimal(inequality.GiniOfMost));
        yield return ("Members who brought somebody who got going", RateCell.Of(word.Referrers));
        yield return ("New active members for each member, by word of mouth (K)", Decimal(word.K?.Value));
        yield return ("Back after 15 to 30 days, of those a member brought", RateCell.Of(word.ReferredRetention));
        yield return ("Back after 15 to 30 days, of the others", RateCell.Of(word.OthersRetention));
        if (word.Earnings is { } earnings)
            yield return ("Conversions through members' links", $"{earnings.Conversions}, {string.Join(", ", earnings.Payouts.Select(Money))}");
        yield return ("Members who recommended the community", RateCell.Of(period.Recommendation));
        yield return ("Messages by staff", RateCell.Of(period.Voices.StaffMessages));
        yield return ("Conversations begun by staff", RateCell.Of(period.Voices.StaffThreads));
        yield return ("Answers from member to member", RateCell.Of(period.Voices.MemberReplies));
        yield return ("Guides, tips, feedback and discussions by members", Number(period.Content.Items));
        yield return ("Members who wrote such", RateCell.Of(period.Content.Members));
        yield return ("Responses to each", Decimal(period.Content.Responses?.Value));
    }

    private static string Money(Payout payout) => string.Create(CultureInfo.InvariantCulture, $"{payout.Amount:N2} {Markup.Escape(payout.Currency)}");

    private static string Share(Rate? rate) => rate switch
    {
        null or { Value: null } => RateCell.Unknown,
        { IsTooFewToSay: true } => $"[grey]{rate.Numerator} of {rate.Denominator}[/]",
        _ => string.Create(CultureInfo.InvariantCulture, $"{rate.Value * 100:0} %"),
    };

    private static string Time(int? seconds) => seconds switch
    {
        null => RateCell.Unknown,
        < 60 => $"{seconds} s",
        < 60 * 60 => $"{seconds / 60} min",
        < 24 * 60 * 60 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600.0:0.0} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 86400.0:0.0} days"),
    };

    private static string Number(int? number) => number is { } known ? known.ToString("N0", CultureInfo.InvariantCulture) : RateCell.Unknown;

    private static string Decimal(double? value) => value is { } known ? known.ToString("0.00", CultureInfo.InvariantCulture) : RateCell.Unknown;

    private static string Signed(double? value) => value is { } known ? known.ToString("+0.00;−0.00;0.00", CultureInfo.InvariantCulture) : RateCell.Unknown;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
