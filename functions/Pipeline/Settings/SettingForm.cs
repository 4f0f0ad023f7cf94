using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Pipeline.Settings;

/// <summary>How a kind of setting is written, and what is said where it cannot be read.</summary>
internal abstract class SettingForm<T>
{
    /// <summary>False where a problem was added.</summary>
    public abstract bool TryRead(SettingNode node, List<SettingProblem> problems, [MaybeNullWhen(false)] out T value);

    /// <summary>Null where nothing is to be written.</summary>
    public abstract JsonNode? Write(T value);
}

/// <summary>What a text came to: a value, or what to write instead.</summary>
internal readonly record struct Reading<T>(T? Value, string? Problem)
{
    public static implicit operator Reading<T>(T value) => new(value, null);
}

/// <param name="takes">What may be written, for where there is a map or a list.</param>
internal sealed class ScalarForm<T>(string takes, Func<string, Reading<T>> read, Func<T, JsonNode?> write) : SettingForm<T>
{
    public override bool TryRead(SettingNode node, List<SettingProblem> problems, [MaybeNullWhen(false)] out T value)
    {
        var reading = node is SettingNode.Scalar { Text: var text } ? read(text.Trim()) : new(default, $"Write {takes} here.");
        if (reading.Problem is { } problem)
            problems.Add(new(node.Place, problem));
        value = reading.Value;
        return reading.Problem is null;
    }

    public override JsonNode? Write(T value) => write(value);
}

internal sealed class ListForm<T>(SettingForm<T> item, int most) : SettingForm<IReadOnlyList<T>>
{
    public override bool TryRead(SettingNode node, List<SettingProblem> problems, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        value = null;
        if (node is not SettingNode.List { Items: var items })
            return Refuse(node, problems, "Write a list here, also for one: [one] or lines that begin with a hyphen.");
        if (items.Count > most)
            return Refuse(node, problems, $"These are {items.Count}; at most {most} fit. Keep those that matter most.");

        var before = problems.Count;
        var read = new List<T>();
        foreach (var one in items)
        {
            if (item.TryRead(one, problems, out var element))
                read.Add(element);
        }

        // Said twice is said once.
        value = [.. read.Distinct()];
        return problems.Count == before;
    }

    public override JsonNode Write(IReadOnlyList<T> value) => new JsonArray([.. value.Select(item.Write)]);

    private static bool Refuse(SettingNode node, List<SettingProblem> problems, string detail)
    {
        problems.Add(new(node.Place, detail));
        return false;
    }
}
