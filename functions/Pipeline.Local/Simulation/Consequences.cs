namespace Pipeline.Local.Simulation;

/// <summary>Whether a planned act can still happen, and what it changes when it does.</summary>
internal sealed class Consequences(World world, Arrivals arrivals, Talk talk, Sales sales, Polls polls)
{
    private long _polls;

    /// <summary>Whoever was removed, or left, does nothing any more of what was planned.</summary>
    public bool CanHappen(in Act act)
    {
        var presence = world.Crowd[act.Member].Presence;
        return act.Kind switch
        {
            ActKind.Joined or ActKind.Converted => presence != Presence.Gone,
            ActKind.Left => presence != Presence.Outside,
            _ => presence is Presence.Active or Presence.Asleep,
        };
    }

    public Act Numbered(in Act act) => act.Kind switch
    {
        ActKind.Posted => act with { Message = world.NextMessage(act.Channel) },
        ActKind.Joined when IsAnnounced(act) => act with { Message = world.NextMessage(act.Channel) },
        ActKind.PollOpened => act with { Message = ++_polls },
        _ => act,
    };

    public void Follow(in Plan plan)
    {
        var act = plan.Act;
        switch (act.Kind)
        {
            case ActKind.Joined:
                Enter(act);
                break;
            case ActKind.Left:
                world.Crowd[act.Member].Presence = Presence.Gone;
                break;
            case ActKind.Posted:
                Hear(act);
                talk.Follow(plan);
                break;
            case ActKind.Reacted:
                Hear(act);
                talk.Reconsider(act);
                break;
            case ActKind.PollOpened:
                polls.Follow(act);
                break;
            case ActKind.Converted:
                sales.Follow(act);
                break;
        }
    }

    private bool IsAnnounced(in Act joined) => world.Profile.Spaces[world.SpaceOf[joined.Channel]].AnnouncesJoins;

    private void Enter(in Act joined)
    {
        var resident = world.Crowd[joined.Member];
        if (resident.Presence != Presence.Outside)
            return;

        resident.Presence = Presence.Active;
        resident.JoinedOn = world.Day;
        arrivals.Settle(joined);
    }

    private void Hear(in Act act)
    {
        if (act.Other >= 0)
            world.Crowd[act.Other].IsHeard = true;
    }
}
