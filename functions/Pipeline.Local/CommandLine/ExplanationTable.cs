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
            .Title(Markup.Escape($"{explained.Metric} of {explained.Community}, {When(explained)}: {Number(explained.Value)}"))
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

    private static string When(Explanation explained) =>
        explained.From is { } from ? $"{from:yyyy-MM-dd} to {explained.Day:yyyy-MM-dd}" : $"{explained.Day:yyyy-MM-dd}";

    private static string Caption(Explanation explained)
    {
        var wholes = string.Concat(explained.Of.Select(whole => $" Of {whole.Metric}: {Number(whole.Value)}.")) + Rate(explained.Rate);
        var since = explained.Value is { } value && value != explained.Counted
            ? $" Now it would be {explained.Counted}: something came since it was rolled up."
            : "";
        return $"{explained.Definition}{wholes} Definitions, version {explained.Version}.{since}";
    }

    private static string Rate(ExplainedRate? rate) => rate switch
    {
        null or { Value: null } => "",
        { Low: { } low, High: { } high } => string.Create(CultureInfo.InvariantCulture, $" {rate.Value * 100:0.#} %, between {low * 100:0} and {high * 100:0}."),
        _ => string.Create(CultureInfo.InvariantCulture, $" {rate.Value:0.00} for each."),
    };

    private static string Number(long? number) => number is { } known ? known.ToString("N0", CultureInfo.InvariantCulture) : "not over yet";
}
