using Pipeline.Model;

namespace Pipeline.Local.Simulation;

/// <summary>What members do day by day: start threads, fall silent, come back after a gap, leave.</summary>
internal sealed class Routine(World world)
{
    public void Plan()
    {
        foreach (var resident in world.Crowd.All)
        {
            if (resident.IsScripted)
                continue;
            if (resident.Presence == Presence.Active)
                Live(resident);
            else if (resident.Presence == Presence.Asleep)
                Sleep(resident);
        }
    }

    private void Live(Resident resident)
    {
        var dice = world.Dice;
        if (!resident.IsSteadfast && dice.Chance(Silence(resident)))
        {
            resident.Presence = Presence.Asleep;
            return;
        }

        var factor = resident.IsStaff ? world.Mood.Staff : world.Mood.Activity * Novelty(resident);
        var threads = dice.About(resident.IsLurker ? 0 : world.Profile.Pace * resident.Pace * factor * world.Rhythm.DayFactor);
        for (var i = 0; i < threads; i++)
            Start(resident);
    }

    /// <summary>
    /// The hazard of falling silent: high at first and falling with age, lower for who writes much and for who was replied or reacted
    /// to. That a first reply makes a second message likelier (56 % against 44 %) is Joyce and Kraut's finding of 2006.
    /// </summary>
    private double Silence(Resident resident)
    {
        var age = world.Day - resident.JoinedOn;
        var hazard = (0.014 + (0.42 / (1 + age))) / (0.5 + resident.Pace);
        return hazard * (resident.IsHeard ? 0.75 : 1.3) * world.Mood.Churn;
    }

    // Whoever is new has more to ask and looks in more often.
    private double Novelty(Resident resident) => world.Day - resident.JoinedOn < 4 ? 1.8 : 1;

    private void Sleep(Resident resident)
    {
        var dice = world.Dice;
        if (dice.Chance(0.0035 * world.Mood.Churn))
            Leave(resident);
        else if (!resident.IsLurker && dice.Chance(0.009 * Math.Min(1, world.Mood.Activity) / world.Mood.Churn))
        {
            resident.Presence = Presence.Active;
            Start(resident);
        }
    }

    private void Start(Resident resident)
    {
        var dice = world.Dice;
        var genre = world.Mood.Start(dice);
        if (resident.IsStaff)
            genre = dice.Chance(0.18) ? Genre.Announcement : genre == Genre.Question ? Genre.Discussion : genre;
        else if (genre == Genre.Guide && resident.IsNewcomer(world.Day))
            genre = Genre.Question;

        world.Plan(new()
        {
            Kind = ActKind.Posted,
            Seconds = world.Rhythm.Moment(dice),
            Member = resident.Ordinal,
            Channel = world.ChannelFor(resident, genre),
            Words = world.Words(genre, dice.Chance(0.45) ? Language.English : resident.Language),
        });
    }

    private void Leave(Resident resident)
    {
        var seconds = world.Rhythm.Moment(world.Dice);
        for (var space = 0; space < world.Doors.Count; space++)
        {
            if (!resident.IsIn(space))
                continue;

            world.Plan(new()
            {
                Kind = ActKind.Left,
                Seconds = seconds,
                Member = resident.Ordinal,
                Channel = world.Doors[space],
                Reason = LeaveReason.Left,
            });
            seconds += 40;
        }
    }
}
