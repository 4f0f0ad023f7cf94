using System.Text.Json;

namespace Pipeline.Local.Scenarios;

/// <summary>Files of scenarios: one JSON object a line. What the format does not know is ignored; what it knows must make sense.</summary>
internal static class ScenarioFile
{
    /// <exception cref="InvalidDataException">A line is no scenario; the message names the line and what is wrong with it.</exception>
    public static IReadOnlyList<Scenario> Read(string path)
    {
        var scenarios = new List<Scenario>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                scenarios.Add(Read(line, number));
        }

        return scenarios.Count > 0 ? scenarios : throw new InvalidDataException($"{path} holds no scenario.");
    }

    private static Scenario Read(string line, int number)
    {
        try
        {
            var scenario = JsonSerializer.Deserialize(line, ScenarioJsonContext.Default.Scenario) ?? throw new JsonException("The line is null.");
            return FaultOf(scenario) is { } fault ? throw new JsonException($"{scenario.Id}: {fault}") : scenario;
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"Line {number} is no scenario. {wrong.Message}", wrong);
        }
    }

    private static string? FaultOf(Scenario scenario)
    {
        if (scenario.Id.Length == 0 || scenario.Events.Count == 0 || scenario.Expected.Count == 0)
            return "a scenario needs an id, one event or more, and one expectation or more.";

        foreach (var one in scenario.Events)
        {
            if (one.Member.Length == 0 || one.Channel.Length == 0)
                return $"the event at {one.At} s names nobody, or an empty channel.";
            if (!IsLength(one.At) || !IsLength(one.JoinedSecondsAgo))
                return $"the event at {one.At} s: t_seconds and joined_seconds_ago are seconds, 0 or more, and no more than a century.";
            if (one.EditOf is { } edited && !scenario.Events.Any(other => other.Member == one.Member && other.At == edited && other.EditOf is null && other.At <= one.At))
                return $"{one.Member} edits at {one.At} s a message of {edited} s, and wrote none then.";
        }

        return scenario.Expected.FirstOrDefault(one => one.AtLeast > one.AtMost) is { } impossible
            ? $"nothing can befall {impossible.Member} that is at least what at_least says and at most what at_most says."
            : null;
    }

    private static bool IsLength(double seconds) => seconds >= 0 && seconds <= TimeSpan.FromDays(36_525).TotalSeconds;
}
