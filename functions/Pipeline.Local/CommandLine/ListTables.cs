using System.Globalization;
using Pipeline.Model;
using Pipeline.Report;
using Spectre.Console;

namespace Pipeline.Local.CommandLine;

/// <summary>Lists as tables: who or what, and why.</summary>
internal static class ListTables
{
    private const int Few = 5;

    /// <summary>The list's first places; nothing of one that is empty.</summary>
    public static void WriteShort(ListReport list)
    {
        if (list.Entries.Count > 0)
            Write(list, Few);
    }

    public static void Write(ListReport list, int most = int.MaxValue)
    {
        if (list.Entries.Count == 0)
        {
            AnsiConsole.MarkupLineInterpolated($"{Title(list.List)}: nobody and nothing.");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).Title(string.Create(CultureInfo.InvariantCulture, $"{Title(list.List)} ({list.Total})"))
            .AddColumns("", "Who", "Why");
        foreach (var entry in list.Entries.Take(most))
            table.AddRow(Mark(entry), Markup.Escape(Who(entry)), Markup.Escape(Why(entry)));
        AnsiConsole.Write(table);
    }

    private static string Title(ListName list) => list switch
    {
        ListName.Ambassadors => "Could become ambassadors",
        ListName.Greet => "Greet today",
        ListName.Leaving => "About to leave",
        ListName.Pins => "Worth pinning",
        _ => "Questions waiting",
    };

    private static string Mark(ListedReport entry) => entry.Score is { } score ? score.ToString("0.#", CultureInfo.InvariantCulture) : "";

    private static string Who(ListedReport entry) => entry switch
    {
        { Handle: { } handle } => "@" + handle,
        { Name: { } name } => name,
        _ => entry.Member.Value,
    };

    private static string Why(ListedReport entry)
    {
        var reasons = entry.Reasons.Where(reason => reason.Points is null or > 0)
            .Select(reason => reason.Points is { } points ? string.Create(CultureInfo.InvariantCulture, $"{reason.Says} ({points:0.#} of {reason.Most:0})") : reason.Says);
        return string.Join('\n', entry.About is { } about ? reasons.Append(Place(about)) : reasons);
    }

    private static string Place(EvidenceReport about) => about.Link?.ToString() ?? $"message {about.Message} in {about.Channel} on {about.Source?.Name()}";
}
