using System.Globalization;
using Pipeline.Local.Simulation;
using Pipeline.Model;

namespace Pipeline.Local.Demo;

/// <summary>
/// Reads one act: <c>day time who verb …</c> and, after a bar, the text. Verbs: <c>joins space [by|says who]</c>,
/// <c>leaves space</c>, <c>bans who space</c>, <c>posts channel</c>, <c>replies label</c>, <c>edits label</c>, <c>deletes label</c>,
/// <c>reacts label emoji</c>, <c>reports label</c>, <c>opens-poll space</c>,
/// <c>sets-bot space</c>. Behind them: <c>#label</c> names the message,
/// <c>x3</c> makes it echo, <c>*16/4</c> repeats it every four seconds, a genre and <c>topic=…</c> say what it is about.
/// </summary>
internal static class SceneLine
{
    public static IEnumerable<ScriptedAct> Parse(string line, Stage stage)
    {
        var bar = line.IndexOf('|', StringComparison.Ordinal);
        var words = (bar < 0 ? line : line[..bar]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 5)
            throw new InvalidDataException("an act is: day time who verb object");

        var at = CommunityDay.Start(stage.Day(words[0]), stage.Zone) + TimeSpan.Parse(words[1], CultureInfo.InvariantCulture);
        var text = bar < 0 ? null : line[(bar + 1)..].Trim();
        var act = Act(words, new(at, stage.Person(words[2]), ActKind.Posted), stage) with { Text = text };
        var (times, seconds) = (1, 0);
        foreach (var word in words[5..])
            act = Detail(word, act, ref times, ref seconds);
        return Enumerable.Range(0, times).Select(i => act with { At = act.At.AddSeconds(i * seconds) });
    }

    private static ScriptedAct Act(string[] words, ScriptedAct act, Stage stage) => words[3] switch
    {
        "joins" => act with
        {
            Kind = ActKind.Joined,
            Channel = stage.Door(words[4]),
            Other = words.Length > 6 ? stage.Person(words[6]) : Simulation.Act.Nobody,
            Attribution = words.ElementAtOrDefault(5) switch
            {
                "by" => Attribution.Exact,
                "says" => Attribution.Declared,
                _ => Attribution.Unknown,
            },
        },
        "leaves" => act with { Kind = ActKind.Left, Channel = stage.Door(words[4]), Reason = LeaveReason.Left },
        "bans" => act with
        {
            Kind = ActKind.Left,
            Who = stage.Person(words[4]),
            Other = act.Who,
            Channel = stage.Door(words[5]),
            Reason = LeaveReason.Banned,
        },
        "posts" => act with { Channel = stage.Channel(words[4]) },
        "replies" => act with { On = words[4] },
        "edits" => act with { Kind = ActKind.Edited, On = words[4] },
        "deletes" => act with { Kind = ActKind.Deleted, On = words[4] },
        "reacts" => act with { Kind = ActKind.Reacted, On = words[4], Choice = (byte)Array.IndexOf(Emojis.All, words[5]) },
        "reports" => act with { Kind = ActKind.Reported, On = words[4] },
        "opens-poll" => act with { Kind = ActKind.PollOpened, Channel = stage.Door(words[4]) },
        "sets-bot" => act with { Kind = ActKind.BotSet, Channel = stage.Door(words[4]) },
        _ => throw new InvalidDataException($"nobody can do {words[3]}"),
    };

    private static ScriptedAct Detail(string word, ScriptedAct act, ref int times, ref int seconds)
    {
        if (act.Kind != ActKind.Posted)
            return act;
        if (word[0] == '#')
            return act with { Label = word[1..] };
        if (word[0] == 'x')
            return act with { Echo = double.Parse(word[1..], CultureInfo.InvariantCulture) };
        if (word.StartsWith("topic=", StringComparison.Ordinal))
            return act with { Topic = word[6..] };
        if (Genres.TryParse(word, out var genre))
            return act with { Genre = genre };
        if (word[0] != '*' || word.IndexOf('/', StringComparison.Ordinal) is not (> 0 and var slash))
            throw new InvalidDataException($"{word} says nothing about a message");

        times = int.Parse(word[1..slash], CultureInfo.InvariantCulture);
        seconds = int.Parse(word[(slash + 1)..], CultureInfo.InvariantCulture);
        return act;
    }
}
