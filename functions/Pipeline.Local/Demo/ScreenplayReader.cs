using System.Globalization;
using Pipeline.Local.Simulation;
using Pipeline.Model;

namespace Pipeline.Local.Demo;

/// <summary>
/// Reads a screenplay. <c>@ handle | Name | …</c> gives somebody a part, <c>= key | title | what should be seen | …</c> begins a
/// scene, <c>~ from..until …</c> makes days of it differ, and every other line is an act (see <see cref="SceneLine"/>). Days are
/// counted from the last one, which is 0; times are the community's own.
/// </summary>
internal sealed class ScreenplayReader(CommunityProfile profile, DateOnly end)
{
    private readonly Stage _stage = new(profile, end);
    private readonly List<Season> _seasons = [];
    private readonly List<(ScriptedAct Act, int Scene)> _acts = [];
    private readonly List<(string[] Fields, Dictionary<string, string> Details, List<Season> Seasons)> _scenes = [];

    /// <exception cref="InvalidDataException">A line cannot be understood, or a scene is empty; the message says which.</exception>
    public Screenplay Read(string name, string text)
    {
        foreach (var (number, raw) in text.Split('\n').Index())
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;

            try
            {
                Add(line);
            }
            catch (Exception unreadable) when (unreadable is InvalidDataException or FormatException or IndexOutOfRangeException)
            {
                throw new InvalidDataException($"{name}, line {number + 1}: {unreadable.Message}.", unreadable);
            }
        }

        var script = _acts.OrderBy(act => act.Act.At).ToList();
        return new(_stage.Cast, _seasons, [.. script.Select(act => act.Act)], [.. _scenes.Select((_, scene) => SceneOf(scene, script))]);
    }

    private void Add(string line)
    {
        switch (line[0])
        {
            case '@':
                _stage.Cast.Add(MemberOf(Fields(line)));
                break;
            case '=':
                var fields = Fields(line);
                _scenes.Add((fields, Details(fields.ElementAtOrDefault(3)), []));
                break;
            case '~':
                var season = SeasonOf(line[1..].Trim());
                _seasons.Add(season);
                _scenes[^1].Seasons.Add(season);
                break;
            default:
                _acts.AddRange(SceneLine.Parse(line, _stage).Select(act => (act, _scenes.Count - 1)));
                break;
        }
    }

    private CastMember MemberOf(string[] fields)
    {
        var details = Details(fields.ElementAtOrDefault(2));
        return new(fields[0], fields[1])
        {
            IsStaff = details.ContainsKey("staff"),
            Spaces = SpacesOf(details.GetValueOrDefault("in")),
            Language = LanguageOf(details.GetValueOrDefault("lang", "en")),
            Joins = details.TryGetValue("joins", out var day) ? _stage.Day(day) : null,
            Pace = Number(details, "pace", 0),
            Help = Number(details, "help", 0),
            Invites = Number(details, "invites", 0),
        };
    }

    private byte SpacesOf(string? names)
    {
        var spaces = 0;
        foreach (var (index, space) in profile.Spaces.Index())
            spaces |= names is null || names.Split('+').Contains(space.Name) ? 1 << index : 0;
        return spaces > 0 ? (byte)spaces : throw new InvalidDataException($"no space is called {names}");
    }

    private static Language LanguageOf(string code) =>
        LanguageCodes.TryParse(code, out var language) ? language : throw new InvalidDataException($"no language is called {code}");

    private Season SeasonOf(string line)
    {
        var (days, details) = (line.Split(' ')[0].Split(".."), Details(line));
        return new(_stage.Day(days[0]), _stage.Day(days[1]))
        {
            Activity = Number(details, "activity", 1),
            Staff = Number(details, "staff", 1),
            Joins = Number(details, "joins", 1),
            Churn = Number(details, "churn", 1),
            Topic = details.GetValueOrDefault("topic"),
            Genre = details.TryGetValue("genre", out var name) && Genres.TryParse(name, out var genre) ? genre : null,
            TopicShare = Number(details, "share", 0),
            GenreShare = Number(details, "share", 0),
        };
    }

    private Scene SceneOf(int scene, List<(ScriptedAct Act, int Scene)> script)
    {
        var (fields, details, seasons) = _scenes[scene];
        int[] acts = [.. script.Index().Where(act => act.Item.Scene == scene).Select(act => act.Index + 1)];
        DateTimeOffset[] times = [.. acts.Select(act => script[act - 1].Act.At)];
        DateTimeOffset[] starts = [.. times, .. seasons.Select(season => Start(season.From))];
        DateTimeOffset[] ends = [.. times, .. seasons.Select(season => Start(season.Until.AddDays(1)))];
        if (starts.Length == 0)
            throw new InvalidDataException($"nothing happens in the scene {fields[0]}");

        return new(
            fields[0],
            fields[1],
            fields[2],
            details.TryGetValue("from", out var from) ? Start(_stage.Day(from)) : starts.Min(),
            details.TryGetValue("until", out var until) ? Start(_stage.Day(until).AddDays(1)) : ends.Max())
        {
            Who = details.TryGetValue("who", out var who)
                ? [.. who.Split('+').Select(_stage.Person)]
                : [.. acts.Select(act => script[act - 1].Act.Who).Where(person => !_stage.Cast[person].IsStaff).Distinct()],
            Acts = acts,
        };
    }

    private DateTimeOffset Start(DateOnly day) => CommunityDay.Start(day, _stage.Zone);

    private static string[] Fields(string line) => line[1..].Split('|', StringSplitOptions.TrimEntries);

    private static Dictionary<string, string> Details(string? words) => (words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.Split('=')).ToDictionary(pair => pair[0], pair => pair.ElementAtOrDefault(1) ?? "", StringComparer.Ordinal);

    private static double Number(Dictionary<string, string> details, string name, double otherwise) =>
        details.TryGetValue(name, out var value) ? double.Parse(value, CultureInfo.InvariantCulture) : otherwise;
}
