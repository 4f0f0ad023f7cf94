namespace Pipeline.Local.Simulation;

/// <summary>Polls that a bot puts up, and who answers them. What a bot posts itself, no platform tells it, so only answers are acts.</summary>
internal sealed class Polls(World world)
{
    private const int Options = 4;
    private long _poll;

    public void Plan()
    {
        var dice = world.Dice;
        if (!dice.Chance(world.Profile.PollsPerMonth / 30))
            return;

        var opened = world.Rhythm.Moment(dice);
        var favourite = dice.Below(Options);
        var channel = world.Doors[0];
        _poll++;
        foreach (var resident in world.Crowd.All)
        {
            if (resident is not { Presence: Presence.Active, IsStaff: false, IsScripted: false } || !resident.IsIn(0) || !dice.Chance(0.3))
                continue;

            var answer = new Act
            {
                Kind = ActKind.PollAnswered,
                Seconds = world.Later(opened, TimeSpan.FromHours(6)),
                Member = resident.Ordinal,
                Channel = channel,
                Message = _poll,
                Choice = (byte)(dice.Chance(0.5) ? favourite : dice.Below(Options)),
            };
            world.Plan(answer);
            if (dice.Chance(0.05))
                world.Plan(answer with { Seconds = answer.Seconds + 1 + dice.Below(900), Choice = Act.NoOption });
        }
    }
}
