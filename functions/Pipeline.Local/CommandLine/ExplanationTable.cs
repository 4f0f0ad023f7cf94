using System.Globalization;
using Pipeline.Rollup.Explained;
using Spectre.Console;

namespace Pipeline.Local.CommandLine;

/// <summary>What a number is made of, in the terminal.</summary>
internal static class ExplanationTable
{
    private const int MostShown = 3;

    public static void Write(Explanation explained)
    {
        var table = new Table().Border(TableBorder.Simple)
            .Title(Markup.Escape($"{explained.Metric} of {explained.Community}, {explained.Day:yyyy-MM-dd}: {Number(explained.Value)}"))
            .Caption(Markup.Escape(Caption(explained)))
            .AddColumns("Member", "Adds", "Events");
        foreach (var member in explained.Members)
        {
            var events = string.Join(", ", member.Events.Take(MostShown).Select(one => one.Value));
            table.AddRow(
                Markup.Escape(member.Member.Value), Number(member.Count),
                Markup.Escape(member.EventCount > MostShown ? $"{events} and {member.EventCount - MostShown} more" : events));
        }

        AnsiConsole.Write(table);
    }

    private static string Caption(Explanation explained)
    {
        var wholes = string.Concat(explained.Of.Select(whole => $" Of {whole.Metric}: {Number(whole.Value)}."));
        var since = explained.Value is { } value && value != explained.Counted
            ? $" Now it would be {explained.Counted}: something came since the day was rolled up."
            : "";
        return $"{explained.Definition}{wholes} Definitions, version {explained.Version}.{since}";
    }

    private static string Number(int? number) => number is { } known ? known.ToString("N0", CultureInfo.InvariantCulture) : "not over yet";
}
