using Pipeline.Model;
using Pipeline.Report;
using Spectre.Console;

namespace Pipeline.Local.CommandLine;

/// <summary>How far a community has come, how its newcomers fare, and whether to invite more, in the terminal.</summary>
internal static class GrowthTable
{
    public static void Write(GrowthReport growth)
    {
        var table = new Table().Border(TableBorder.Simple).Title(Markup.Escape(Title(growth))).AddColumns("Growth", "How many");
        foreach (var (what, much) in Lines(growth))
            table.AddRow(what, much);
        AnsiConsole.Write(table);
        AnsiConsole.MarkupLine(Advice(growth));
    }

    public static string Title(GrowthReport growth) => growth.Phase switch
    {
        FoundingPhase.ToTen => $"{growth.Members} members, on the way to 10",
        FoundingPhase.ToTwentyFive => $"{growth.Members} members, on the way to 25",
        FoundingPhase.ToFifty => $"{growth.Members} members, on the way to 50",
        _ => $"{growth.Members} members, past the founding phase",
    };

    /// <summary>Each step of newcomers is of those who took the one before.</summary>
    public static IEnumerable<(string What, string Much)> Lines(GrowthReport growth)
    {
        yield return ("Newcomers of half a year, two weeks old or more", $"{growth.Joined}");
        yield return ("Of these, who wrote", RateCell.Of(growth.Posted));
        yield return ("Of these, whose first message was answered", RateCell.Of(growth.Answered));
        yield return ("Of these, who were active in their second week", RateCell.Of(growth.SecondWeek));
        yield return ("First messages of two weeks that waited for more than a day", RateCell.Of(growth.FirstPostsUnanswered));
        yield return ("Offers, of offers and help by members", RateCell.Of(growth.Offers));
    }

    public static string Advice(GrowthReport growth) => growth.StopInviting switch
    {
        true => "[yellow]Newcomers come faster than they are answered: answer them first, and invite again later.[/]",
        false => "Newcomers are answered: there is room for more.",
        null => "[grey]Whether newcomers come faster than they are answered: too few to say.[/]",
    };
}
