using Pipeline.Model;
using Pipeline.Rollup;
using Pipeline.Rollup.Interactions;

namespace Pipeline.Tests.Rollup;

/// <summary>What a history's sheets of interactions say once they are read, by the members' names.</summary>
internal sealed record Told(CommunityHistory History, CommunityInteractions Interactions, IReadOnlyDictionary<int, string> Names)
{
    public static Told Of(IEnumerable<ActivityFact> facts, MemberRoster roster, DateOnly through, TimeZoneInfo zone)
    {
        var told = facts.ToList();
        var days = Figures.DaySheets(told, zone);
        var history = CommunityHistory.Of(days.SelectMany(day => day.Activity), roster, through, zone);
        var interactions = CommunityInteractions.Of(days.SelectMany(day => day.Interactions), history);
        var names = told.SelectMany(fact => (IEnumerable<MemberId?>)[fact.Member, fact.Inviter]).OfType<MemberId>().Distinct()
            .GroupBy(roster.Of).ToDictionary(person => person.Key, person => person.Min().Value.TrimEnd('0'));
        return new(history, interactions, names);
    }

    /// <summary>Each message: its author, whom it answers, and what is special about it.</summary>
    public IReadOnlyList<string> Messages() => Messages(Interactions);

    public IReadOnlyList<string> Messages(CommunityInteractions interactions)
    {
        var lines = new List<string>();
        foreach (var message in interactions.Messages)
        {
            var to = message.Target < 0 ? "" : $" to {Names[interactions.Messages[message.Target].Author]}";
            lines.Add($"{Names[message.Author]}{to}{(message.StartsThread ? " starts" : "")}{(message.IsByStaff ? " as staff" : "")}{(message.Recommends ? " recommends" : "")}");
        }

        return lines;
    }

    public IReadOnlyList<string> Reactions()
    {
        var lines = new List<string>();
        foreach (var reaction in Interactions.Reactions)
            lines.Add($"{Names[reaction.Member]} to {(reaction.Target < 0 ? "nobody" : Names[Interactions.Messages[reaction.Target].Author])}");
        return lines;
    }

    public IReadOnlyList<string> Joins()
    {
        var lines = new List<string>();
        foreach (var joining in Interactions.Joins)
            lines.Add($"{Names[joining.Member]} by {(joining.Inviter < 0 ? "nobody" : Names[joining.Inviter])} {joining.Attribution} on day {joining.Day}");
        return lines;
    }
}
