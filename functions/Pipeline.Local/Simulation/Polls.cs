namespace Pipeline.Local.Simulation;

/// <summary>Polls that staff let a bot put up, and who answers them. What a bot posts itself, no platform tells it.</summary>
internal sealed class Polls(World world)
{
    private const int Options = 4;

    public void Plan()
    {
        var dice = world.Dice;
        var staff = dice.Chance(world.Profile.PollsPerMonth / 30) ? world.Crowd.Staff.Pick(dice, Act.Nobody) : Act.Nobody;
        if (staff != Act.Nobody)
            world.Plan(new() { Kind = ActKind.PollOpened, Seconds = world.Rhythm.Moment(dice), Member = staff, Channel = world.Doors[0] });
    }

    public void Follow(in Act poll)
    {
        var (dice, space) = (world.Dice, world.SpaceOf[poll.Channel]);
        var favourite = dice.Below(Options);
        foreach (var resident in world.Crowd.All)
        {
            var isExpected = resident is { Presence: Presence.Active, IsStaff: false, IsScripted: false } && resident.IsIn(space);
            if (!isExpected || !dice.Chance(0.3))
                continue;

            var answer = poll with
            {
                Kind = ActKind.PollAnswered,
                Seconds = world.Later(poll.Seconds, TimeSpan.FromHours(6)),
                Member = resident.Ordinal,
                Choice = (byte)(dice.Chance(0.5) ? favourite : dice.Below(Options)),
                Scripted = 0,
            };
            world.Plan(answer);
            if (dice.Chance(0.05))
                world.Plan(answer with { Seconds = answer.Seconds + 1 + dice.Below(900), Choice = Act.NoOption });
        }
    }
}
