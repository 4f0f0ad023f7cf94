using System.CommandLine;

namespace Pipeline.Benchmarks.Rollup;

/// <summary>
/// What it costs to make every number anew from packed sheets: DAU, WAU, MAU, counts, lifecycle, retention and cohorts of each day and
/// week. One core; the best of some rounds, so that a busy machine says little.
/// </summary>
internal static class RollupCommand
{
    public static Command Create()
    {
        var communities = new Option<int>("--communities") { DefaultValueFactory = _ => 5 };
        var members = new Option<int>("--members") { DefaultValueFactory = _ => 30_000 };
        var events = new Option<long>("--events") { DefaultValueFactory = _ => 1_000_000 };
        var days = new Option<int>("--days") { DefaultValueFactory = _ => 365 };
        var platforms = new Option<int>("--platforms") { DefaultValueFactory = _ => 1 };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 5 };
        var command = new Command("rollup", "Sheets of made-up facts, and every number from the sheets")
        {
            communities, members, events, days, platforms, seed, rounds,
        };
        command.SetAction(parsed => RollupMeasurement.Run(new(
            parsed.GetValue(communities), parsed.GetValue(members), parsed.GetValue(events), parsed.GetValue(days),
            parsed.GetValue(platforms), parsed.GetValue(seed), parsed.GetValue(rounds))).Print());
        return command;
    }
}
