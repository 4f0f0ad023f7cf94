using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Internal;

public sealed class CloudEventTests
{
    // How each sample beside the repository is sent, and what it is read to. A sample without a row fails.
    private static readonly Dictionary<string, (string ContentType, string Told)> Samples = new()
    {
        ["constructed_data_base64.json"] = (Own.Structured, "not used: org.example.blob"),
        ["constructed_invalid_missing_source.json"] = (Own.Structured, "fault: source is missing."),
        ["spec_json_format_1.json"] = (Own.Structured, "not used: com.example.someevent"),
        ["spec_json_format_3.json"] = (Own.Structured, "not used: com.example.someevent"),
        ["spec_json_format_4.json"] = (Own.Structured, "not used: com.example.someevent"),
        ["spec_json_format_6.json"] = (Own.Structured, "not used: com.example.someevent"),
        ["spec_json_format_7.json"] = (Own.Batched, "not used: com.example.someevent; not used: com.example.someotherevent"),
    };

    [Fact]
    public async Task Each_sample_is_read_to_exactly_what_the_table_says()
    {
        await using var stage = Own.Stage();
        var names = Payloads.Names("cloudevents").ToList();
        Assert.SkipWhen(names.Count == 0, "The sample payloads are not on this machine.");

        names.ShouldBe(Samples.Keys, ignoreOrder: true);
        foreach (var name in names)
            Told.By(stage.Read("crm", Own.Signed(Payloads.Text("cloudevents", name), Samples[name].ContentType))).ShouldBe(Samples[name].Told, name);
    }

    [Theory]
    [InlineData("\"id\":\"1\",\"source\":\"/crm\"", "specversion is missing")]
    [InlineData("\"specversion\":\"0.3\",\"id\":\"1\",\"source\":\"/crm\"", "specversion is not 1.0")]
    [InlineData("\"specversion\":\"1.0\",\"source\":\"/crm\"", "id is missing")]
    [InlineData("\"specversion\":\"1.0\",\"id\":null,\"source\":\"/crm\"", "id is missing")]
    [InlineData("\"specversion\":\"1.0\",\"id\":\"\",\"source\":\"/crm\"", "id is empty")]
    [InlineData("\"specversion\":\"1.0\",\"id\":5,\"source\":\"/crm\"", "id has the wrong form")]
    [InlineData("\"specversion\":\"1.0\",\"id\":\"1\",\"id\":\"2\",\"source\":\"/crm\"", "id has the wrong form")]
    [InlineData("\"specversion\":\"1.0\",\"id\":\"1\"", "source is missing")]
    [InlineData("\"specversion\":\"1.0\",\"id\":\"1\\u0000\",\"source\":\"/crm\"", "id holds control characters")]
    [InlineData("\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/crm\",\"data_base64\":\"e30=\"", "data and data_base64 exclude each other")]
    public async Task A_required_attribute_that_is_not_right_is_named(string attributes, string fault) =>
        (await Own.ToldAsync(Own.Signed(Own.Event(rest: attributes + ",\"time\":\"2026-08-01T10:00:00Z\""), Own.Structured))).ShouldBe($"fault: {fault}.");

    [Theory]
    [InlineData("", "data is missing")]
    [InlineData(",\"data\":null", "data is missing")]
    [InlineData(",\"data\":[]", "data has the wrong form")]
    [InlineData(",\"data\":\"{}\"", "data has the wrong form")]
    [InlineData(",\"data\":{}", "data.member is missing")]
    [InlineData(",\"data\":{\"member\":{\"id\":7}}", "data.member.id has the wrong form")]
    [InlineData(",\"data\":{\"member\":{\"id\":\"1\",\"id\":\"2\"}}", "data.member.id has the wrong form")]
    [InlineData(",\"data_base64\":\"***\"", "data_base64 is no base64")]
    [InlineData(",\"data_base64\":\"e30=\"", "data.member is missing")]
    [InlineData(",\"datacontenttype\":\"application/xml\",\"data\":\"<a/>\"", "data is not JSON by its content type; send application/json")]
    public async Task Data_of_a_known_type_must_be_what_the_type_says(string data, string fault) =>
        (await Own.ToldAsync(Own.Signed($$"""{"specversion":"1.0","id":"1","source":"/crm","type":"voice.joined","time":"2026-08-01T10:00:00Z"{{data}}}""", Own.Structured)))
            .ShouldBe($"fault: voice.joined: {fault}.");

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/vnd.club+json;charset=utf-8")]
    [InlineData("text/json")]
    public async Task Data_may_come_as_base64_and_under_any_type_of_JSON(string type)
    {
        var data = Convert.ToBase64String("""{"member":{"id":"u-1"}}"""u8);

        (await Own.ToldAsync(Own.Signed(
            $$"""{"specversion":"1.0","id":"1","source":"/crm","type":"voice.joined","time":"2026-08-01T10:00:00Z","datacontenttype":"{{type}}","data_base64":"{{data}}"}""",
            Own.Structured))).ShouldBe("u-1 speaks");
    }

    [Fact]
    public async Task An_event_without_a_time_is_told_so_for_it_would_have_another_each_time_it_comes() =>
        (await Own.ToldAsync(Own.Signed(Own.Event(rest: "\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/crm\""), Own.Structured)))
            .ShouldBe("fault: voice.joined: time is missing.");

    [Fact]
    public async Task Extensions_are_passed_by()
    {
        var withExtensions = Own.CloudEvent()[..^1] + ",\"traceparent\":\"00-1\",\"sampled\":{\"a\":[1]},\"unset\":null}";

        (await Own.ToldAsync(Own.Signed(withExtensions, Own.Structured))).ShouldBe("u-1 speaks");
    }

    [Fact]
    public async Task An_event_is_named_by_its_source_and_id_whatever_the_mode_and_the_delivery()
    {
        await using var stage = Own.Stage();

        foreach (var (body, type, delivery) in new[]
        {
            (Own.CloudEvent(), Own.Structured, "msg_1"), (Own.CloudEvent(), Own.Plain, "msg_2"), ($"[{Own.CloudEvent()}]", Own.Batched, "msg_3"),
        })
        {
            await stage.SendAsync("internal", "crm", Own.Signed(body, type, delivery));
        }

        stage.Bus.PublishedCount.ShouldBe(3);
        stage.Bus.Messages.ShouldHaveSingleItem();
        await stage.SendAsync("internal", "crm", Own.Signed(Own.CloudEvent(source: "/shop"), Own.Structured));
        await stage.SendAsync("internal", "crm", Own.Signed(Own.CloudEvent(id: "2"), Own.Structured));
        stage.Bus.Messages.Count.ShouldBe(3);
    }
}
