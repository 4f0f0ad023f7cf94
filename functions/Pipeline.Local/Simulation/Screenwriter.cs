namespace Pipeline.Local.Simulation;

/// <summary>Puts the script's acts into the days, and its labels in the place of the numbers that messages get when they happen.</summary>
internal sealed class Screenwriter(World world)
{
    private readonly Dictionary<string, Act> _labelled = new(StringComparer.Ordinal);
    private int _next;

    public void Plan()
    {
        var script = world.Profile.Script;
        for (; _next < script.Count && script[_next].At.ToUnixTimeSeconds() < world.Rhythm.End; _next++)
        {
            var scripted = script[_next];
            world.Plan(
                new()
                {
                    Kind = scripted.Kind,
                    Seconds = scripted.At.ToUnixTimeSeconds(),
                    Member = scripted.Who,
                    Other = scripted.Other,
                    Channel = scripted.Channel,
                    Choice = scripted.Choice,
                    Attribution = scripted.Attribution,
                    Reason = scripted.Reason,
                    Words = world.Words(scripted.Genre, world.Crowd[scripted.Who].Language, scripted.Topic) with { Writing = Writing.Clean },
                    Scripted = _next + 1,
                },
                echo: scripted.Echo);
        }
    }

    /// <summary>The act as it happens, with the message that it is about.</summary>
    public Act Resolve(in Act act)
    {
        var scripted = world.Profile.Script[act.Scripted - 1];
        if (scripted.On is not { } label)
            return act;

        var target = _labelled[label];
        var about = act with
        {
            Channel = target.Channel,
            Other = act.Other == Act.Nobody ? target.Member : act.Other,
            TargetSeconds = target.Seconds,
        };
        return act.Kind == ActKind.Posted
            ? about with { ReplyTo = target.Message, Thread = target.Thread != 0 ? target.Thread : target.Message }
            : about with { Message = target.Message };
    }

    public void Remember(in Act act)
    {
        if (world.Profile.Script[act.Scripted - 1].Label is { } label)
            _labelled[label] = act;
    }
}
