using System.Globalization;
using Pipeline.Report;
using Spectre.Console;

namespace Pipeline.Local.CommandLine;

/// <summary>What goes wrong in a community, and one thing to do about each; nothing where nothing does.</summary>
internal static class AlertTable
{
    private const int MostLinks = 3;

    public static void Write(AlertsReport alerts)
    {
        if (alerts.Open.Count == 0)
            return;

        var table = new Table().Border(TableBorder.Simple).Title("Alerts").AddColumns("Since", "What", "Next step");
        foreach (var alert in alerts.Open)
            table.AddRow(alert.OpenSince.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Markup.Escape(What(alert)), Markup.Escape(alert.NextStep));
        AnsiConsole.Write(table);
    }

    private static string What(AlertReport alert) =>
        string.Join('\n', alert.Behind.Select(one => one.Link?.ToString()).OfType<string>().Distinct().Take(MostLinks).Prepend(alert.Says));
}
