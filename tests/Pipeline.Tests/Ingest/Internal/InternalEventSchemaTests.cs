using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Ingest.Internal;

namespace Pipeline.Tests.Ingest.Internal;

/// <summary>The schema that is published and the reader that is run say the same.</summary>
public sealed class InternalEventSchemaTests
{
    public static TheoryData<string> Types => [.. SchemaFile.Types];

    [Fact]
    public void It_is_of_2020_12_and_every_reference_leads_somewhere()
    {
        SchemaFile.Root["$schema"]!.GetValue<string>().ShouldBe("https://json-schema.org/draft/2020-12/schema");

        foreach (var schema in SchemasIn(SchemaFile.Root))
            SchemaFile.Resolved(schema).ShouldNotBeNull();
    }

    [Fact]
    public void It_has_the_types_that_are_read_and_no_other() =>
        SchemaFile.Types.ShouldBe(EventVocabulary.Types.Keys, ignoreOrder: true);

    [Fact]
    public void It_has_the_attributes_that_are_read_and_no_other() =>
        Names(SchemaFile.Root).ShouldBe(Names(InternalJsonContext.Default.WrittenEvent), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Types))]
    public void It_has_the_properties_that_are_read_and_no_other(string type)
    {
        var data = SchemaFile.DataOf(type);

        Names(data).ShouldBe(Names(EventVocabulary.Types[type]), ignoreOrder: true);
        foreach (var (_, property) in data["properties"]!.AsObject())
        {
            if (property!["$ref"]?.GetValue<string>() == "#/$defs/person")
                Names(SchemaFile.Resolved(property)).ShouldBe(Names(InternalJsonContext.Default.PersonData), ignoreOrder: true);
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_example_is_read_to_an_event_and_together_they_show_every_property(string type)
    {
        var examples = SchemaFile.Examples(type);

        examples.ShouldNotBeEmpty();
        examples.ShouldAllBe(example => SchemaFile.Read(example).Fault == null && SchemaFile.Read(example).Events.Count == 1);
        examples.SelectMany(example => example["data"]!.AsObject().Select(property => property.Key)).Distinct()
            .ShouldBe(Names(SchemaFile.DataOf(type)), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void What_it_requires_is_required_and_what_it_does_not_may_be_left_out(string type)
    {
        var required = SchemaFile.DataOf(type)["required"]!.AsArray().Select(name => name!.GetValue<string>()).ToHashSet();

        foreach (var name in Names(SchemaFile.DataOf(type)))
        {
            var without = SchemaFile.Examples(type)[0];
            without["data"]!.AsObject().Remove(name);

            // What needs another says so in dependentRequired and anyOf, which the reader's own tests follow.
            if (required.Contains(name))
                SchemaFile.Read(without).Fault!.ShouldContain($"data.{name} is missing");
            else if (name is not ("currency" or "channel"))
                SchemaFile.Read(without).Fault.ShouldBeNull($"{type}.{name}");
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void The_words_lengths_and_bounds_it_gives_are_the_reader_s(string type)
    {
        foreach (var (name, schema) in SchemaFile.DataOf(type)["properties"]!.AsObject())
        {
            foreach (var (value, isAllowed) in Probes(SchemaFile.Resolved(schema!)))
            {
                var example = SchemaFile.Examples(type)[0];
                example["data"]![name] = value;

                (SchemaFile.Read(example).Fault is null).ShouldBe(isAllowed, $"{type}.{name} = {value.ToJsonString()[..Math.Min(40, value.ToJsonString().Length)]}");
            }
        }
    }

    private static IEnumerable<(JsonNode Value, bool IsAllowed)> Probes(JsonObject schema)
    {
        foreach (var word in schema["enum"]?.AsArray() ?? [])
            yield return (word!.DeepClone(), true);
        if (schema.ContainsKey("enum"))
            yield return ("no-such-word", false);
        if (schema["maxLength"]?.GetValue<int>() is { } length)
        {
            yield return (new string('x', length), true);
            yield return (new string('x', length + 1), false);
        }

        if (schema["minLength"] is not null)
            yield return ("", false);
        if (schema["minimum"] is not null)
            yield return (-1, false);
        if (schema["maximum"]?.GetValue<decimal>() is { } maximum)
        {
            yield return (maximum, true);
            yield return (maximum + 1, false);
        }

        if (schema["maxItems"]?.GetValue<int>() is { } items)
        {
            var item = SchemaFile.Resolved(schema["items"]!)["type"]!.GetValue<string>() == "integer" ? (JsonNode)1 : "x";
            yield return (new JsonArray([.. Enumerable.Range(0, items).Select(_ => item.DeepClone())]), true);
            yield return (new JsonArray([.. Enumerable.Range(0, items + 1).Select(_ => item.DeepClone())]), false);
        }
    }

    private static IEnumerable<string> Names(JsonObject schema) => schema["properties"]!.AsObject().Select(property => property.Key);

    private static IEnumerable<string> Names(JsonTypeInfo form) => form.Properties.Select(property => property.Name);

    private static IEnumerable<JsonNode> SchemasIn(JsonNode? node) => node switch
    {
        JsonObject schema => schema.SelectMany(pair => SchemasIn(pair.Value)).Append(schema),
        JsonArray array => array.SelectMany(SchemasIn),
        _ => [],
    };
}
