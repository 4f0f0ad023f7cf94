namespace Pipeline.Local.Simulation;

/// <summary>
/// A made-up community's life, day by day: the same profile, seed and days give the same acts to the byte. Acts come in order of their
/// time, one at a time; what is kept are the people, what they are about to do, and a number for each channel.
/// </summary>
/// <param name="seed">Another seed is another community of the same kind.</param>
/// <param name="start">First day, in the community's time zone.</param>
/// <param name="end">Last day.</param>
internal sealed class CommunitySimulation(CommunityProfile profile, ulong seed, DateOnly start, DateOnly end)
{
    public IEnumerable<Act> Acts()
    {
        var world = new World(profile, seed, start);
        var script = new Screenwriter(world);
        var arrivals = new Arrivals(world);
        var routine = new Routine(world);
        var talk = new Talk(world);
        var sales = new Sales(world);
        var polls = new Polls(world);
        var consequences = new Consequences(world, arrivals, talk, sales, polls);
        for (var day = start; day <= end; day = day.AddDays(1))
        {
            world.Open(day);
            script.Plan();
            arrivals.Plan();
            routine.Plan();
            polls.Plan();
            sales.Plan();
            while (world.Agenda.TryTake(world.Rhythm.End, out var plan))
            {
                if (plan.Act.Scripted > 0)
                    plan = plan with { Act = script.Resolve(plan.Act) };
                if (!consequences.CanHappen(plan.Act))
                    continue;

                plan = plan with { Act = consequences.Numbered(plan.Act) };
                if (plan.Act.Scripted > 0)
                    script.Remember(plan.Act);
                yield return plan.Act;
                consequences.Follow(plan);
            }
        }
    }
}
