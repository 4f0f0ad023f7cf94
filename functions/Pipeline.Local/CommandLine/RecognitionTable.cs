using System.Globalization;
using Pipeline.Rollup.Recognised;
using Spectre.Console;

namespace Pipeline.Local.CommandLine;

/// <summary>What recognising members changed; nothing where nobody was recognised.</summary>
internal static class RecognitionTable
{
    public static void Write(RecognitionEffect? effect)
    {
        if (effect is not { Recognised: > 0 })
            return;
        if (effect.Changes.Count == 0)
        {
            AnsiConsole.MarkupLineInterpolated($"What recognition changed: too few to say ({effect.Measured} of {effect.Recognised} recognised members can be compared).");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("In 28 days, for each member", "More than others", "95 %", "")
            .Title(string.Create(CultureInfo.InvariantCulture, $"What recognition changed ({effect.Measured} members)"));
        foreach (var change in effect.Changes)
            table.AddRow(change.Name.Replace('_', ' '), Number(change.Mean), $"{Number(change.Low)} to {Number(change.High)}", change.IsClear ? "" : "may be chance");
        AnsiConsole.Write(table);
    }

    private static string Number(double value) => value.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);
}
