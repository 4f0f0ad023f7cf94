using System.Numerics;
using Pipeline.Model;

namespace Pipeline.Local.Simulation;

/// <summary>How people come: with the first day, by themselves, by a member's invite; and what they do first.</summary>
internal sealed class Arrivals(World world)
{
    private const double LurkerShare = 0.36;
    private const double EverywhereShare = 0.12;

    // Makes the heavy tail 1 / (u + start): the first tenth of those who write has two fifths of the weight, and nobody more than
    // ten times the average. The mean is ln((1 + start) / start).
    private const double TailStart = 0.03;
    private const double TailMean = 3.536;

    public void Plan()
    {
        var (dice, profile, joins) = (world.Dice, world.Profile, world.Mood.Joins);
        foreach (var member in profile.Cast.Index().Where(member => member.Item.Joins?.DayNumber == world.Start.DayNumber + world.Day))
            Join(world.Crowd[member.Index], world.Rhythm.Start + dice.Below(3600), Act.Nobody, Attribution.Unknown);

        var newcomers = dice.About((profile.ArrivalsPerWeek / 7 * joins) + (world.Day < 2 ? profile.Founders / 2.0 : 0));
        for (var i = 0; i < newcomers; i++)
            Join(Stranger(null), world.Rhythm.Moment(dice), Act.Nobody, Attribution.Unknown);

        // A group of ten has no ten people to invite others.
        var invites = dice.About(profile.InvitesPerWeek / 7 * joins * Math.Min(1, world.Crowd.ActiveCount / 25.0));
        for (var i = 0; i < invites; i++)
            Invite();
    }

    /// <summary>What somebody who has just joined does within the first days.</summary>
    public void Settle(in Act joined)
    {
        var (dice, newcomer) = (world.Dice, world.Crowd[joined.Member]);
        if (newcomer.IsScripted || newcomer.IsStaff || newcomer.IsLurker)
            return;

        var genre = dice.Unit() switch
        {
            < 0.34 => Genre.Question,
            < 0.52 => Genre.Introduction,
            < 0.58 => Genre.Chat,
            _ => (Genre?)null,
        };
        if (genre is not { } first)
            return;

        world.Plan(new()
        {
            Kind = ActKind.Posted,
            Seconds = world.Later(joined.Seconds, TimeSpan.FromHours(5)),
            Member = newcomer.Ordinal,
            Channel = world.ChannelFor(newcomer, first),
            Words = world.Words(first, newcomer.Language),
        });
    }

    private void Invite()
    {
        var dice = world.Dice;
        var inviter = world.Crowd.Inviters.Pick(dice, Act.Nobody);
        if (inviter == Act.Nobody)
            return;

        var seconds = world.Rhythm.Moment(dice);
        var friend = Stranger(world.Crowd[inviter]);
        world.Plan(new() { Kind = ActKind.InviteMade, Seconds = seconds, Member = inviter, Channel = world.Doors[FirstSpace(friend)] });
        if (!dice.Chance(0.55))
            return;

        var shown = world.Profile.Spaces[FirstSpace(friend)].ShowsInviter;
        var attribution = shown || dice.Chance(0.5) ? Attribution.Exact : Attribution.Declared;
        Join(friend, world.Later(seconds, TimeSpan.FromHours(9)), inviter, attribution);
    }

    private Resident Stranger(Resident? friend)
    {
        var (dice, profile) = (world.Dice, world.Profile);
        var space = friend is null ? dice.Pick([.. profile.Spaces.Select(one => one.Share)]) : FirstSpace(friend);
        var everywhere = (byte)((1 << profile.Spaces.Count) - 1);

        // Nobody can invite where they are not themselves.
        var isEverywhere = dice.Chance(EverywhereShare) && (friend is null || friend.Spaces == everywhere);
        var lurks = dice.Chance(LurkerShare);
        var pace = 1 / (dice.Unit() + TailStart) / TailMean;
        var resident = new Resident(world.Crowd.All.Count)
        {
            Spaces = isEverywhere ? everywhere : (byte)(1 << space),
            Language = profile.LanguageOf(world.Crowd.All.Count, world.Seed),
            IsLurker = lurks,
            Pace = lurks ? 0.02 : pace,
            Help = lurks ? 0 : pace * (0.3 + dice.Unit()),
            Invites = lurks ? 0.02 : 0.2 + (0.2 * pace),
        };
        world.Crowd.Add(resident);
        return resident;
    }

    private void Join(Resident resident, long seconds, int inviter, Attribution attribution)
    {
        for (var space = 0; space < world.Doors.Count; space++)
        {
            if (!resident.IsIn(space))
                continue;

            var joined = new Act
            {
                Kind = ActKind.Joined,
                Seconds = seconds,
                Member = resident.Ordinal,
                Other = inviter,
                Attribution = attribution,
                Channel = world.Doors[space],
            };
            world.Plan(joined);
            if (resident.IsStaff)
                world.Plan(joined with { Kind = ActKind.RoleChanged, Seconds = seconds + 60, Other = Act.Nobody });
            seconds = world.Later(seconds, TimeSpan.FromHours(3));
        }
    }

    private static int FirstSpace(Resident resident) => BitOperations.TrailingZeroCount(resident.Spaces);
}
