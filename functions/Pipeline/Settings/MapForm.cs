using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Pipeline.Settings;

/// <summary>One named setting of <typeparamref name="T"/>.</summary>
/// <param name="Hint">What it means, in one line for a commented document.</param>
/// <param name="Below">Hints of the settings within, by their JSON pointers from here.</param>
internal sealed record SettingField<T>(
    string Name, string Hint, Func<T, SettingNode, List<SettingProblem>, T> Read, Func<T, JsonNode?> Write, IEnumerable<KeyValuePair<string, string>> Below)
{
    public static SettingField<T> Of<TValue>(string name, string hint, SettingForm<TValue> form, Func<T, TValue> get, Func<T, TValue, T> with) => new(
        name,
        hint,
        (whole, node, problems) => form.TryRead(node, problems, out var value) ? with(whole, value) : whole,
        whole => form.Write(get(whole)),
        form is IHasHints { Hints: var below } ? below : []);
}

/// <summary>Settings within which there are others.</summary>
internal interface IHasHints
{
    IEnumerable<KeyValuePair<string, string>> Hints { get; }
}

/// <summary>Settings by their names; what is not named has its default, and a name that nobody knows is refused.</summary>
/// <param name="check">What no setting alone can be wrong about.</param>
internal sealed class MapForm<T>(
    Func<T> defaults, IReadOnlyList<SettingField<T>> fields, Action<T, SettingNode.Map, List<SettingProblem>> check) : SettingForm<T>, IHasHints
{
    public IEnumerable<KeyValuePair<string, string>> Hints => fields.SelectMany(one =>
        one.Below.Select(below => KeyValuePair.Create(SettingPlace.Child("", one.Name) + below.Key, below.Value))
            .Prepend(KeyValuePair.Create(SettingPlace.Child("", one.Name), one.Hint)));

    public override bool TryRead(SettingNode node, List<SettingProblem> problems, [MaybeNullWhen(false)] out T value)
    {
        value = defaults();
        if (node is not SettingNode.Map map)
        {
            problems.Add(new(node.Place, $"Write settings by their names here: {string.Join(", ", fields.Select(field => field.Name))}."));
            return false;
        }

        var before = problems.Count;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, place, member) in map.Members)
        {
            var field = fields.FirstOrDefault(field => field.Name == name);
            if (field is null)
                problems.Add(new(place, $"There is no setting '{name}' here.{Nearest.Question(name, fields.Select(known => known.Name))}"));
            else if (!seen.Add(name))
                problems.Add(new(place, $"'{name}' is set twice. Keep one of the two."));
            else if (member is not SettingNode.Absent)
                value = field.Read(value, member, problems);
        }

        if (problems.Count == before)
            check(value, map, problems);
        return problems.Count == before;
    }

    public override JsonObject Write(T value) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Write(value))).Where(field => field.Value is not null));
}
