using Pipeline.Ingest;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Internal;

public sealed class ContentModeTests
{
    private const string Spoken = "u-1 speaks";

    [Theory]
    [InlineData("application/cloudevents+json")]
    [InlineData("Application/CloudEvents+JSON; charset=UTF-8")]
    [InlineData("application/json")]
    public async Task A_structured_event_is_one_cloud_event(string contentType) =>
        (await Own.ToldAsync(Own.Signed(Own.CloudEvent(), contentType))).ShouldBe(Spoken);

    [Fact]
    public async Task A_batch_is_an_array_of_them_and_may_be_empty()
    {
        (await Own.ToldAsync(Own.Signed($"[{Own.CloudEvent(id: "1")},{Own.CloudEvent(id: "2")}]", Own.Batched))).ShouldBe($"{Spoken}; {Spoken}");
        (await Own.ToldAsync(Own.Signed("[]", Own.Batched))).ShouldBe("");
    }

    [Fact]
    public async Task A_binary_event_has_its_attributes_in_headers_percent_encoded_once()
    {
        await using var stage = Own.Stage();

        var binary = stage.Read("crm", Binary("/crm%20%E2%82%AC%2525"));
        var structured = stage.Read("crm", Own.Signed(Own.CloudEvent(source: "/crm €%25"), Own.Structured));

        Told.By(binary).ShouldBe(Spoken);
        binary.Events.Single().ShouldBe(structured.Events.Single());
    }

    [Theory]
    [InlineData("a%20b", "a b")]
    [InlineData("%f0%9F%98%80", "😀")]
    [InlineData("\"a b \\\" \\\\\"", "a b \" \\")]
    [InlineData("\"%41\"", "A")]
    [InlineData("%2541", "%41")]
    [InlineData("plain", "plain")]
    [InlineData("\"", "\"")]
    [InlineData("€😀", "€😀")]
    [InlineData("%C0%A0", null)]
    [InlineData("%E2%82", null)]
    [InlineData("%4", null)]
    [InlineData("%zz", null)]
    [InlineData("100%", null)]
    public void A_header_is_unquoted_and_decoded_once_and_must_be_UTF8(string value, string? decoded) =>
        Pipeline.Ingest.Internal.BinaryHeaders.Decode(value).ShouldBe(decoded);

    [Theory]
    [InlineData("ce-id", "ce-id is missing.")]
    [InlineData("ce-source", "ce-source is missing.")]
    [InlineData("ce-type", "ce-type is missing.")]
    [InlineData("ce-specversion", "ce-specversion is missing.")]
    [InlineData("ce-time", "voice.joined: ce-time is missing.")]
    public async Task A_binary_event_without_an_attribute_is_told_which(string header, string fault)
    {
        var whole = Binary("/crm");

        var told = await Own.ToldAsync(whole with { Headers = whole.Headers.Where(pair => pair.Key != header).ToDictionary(StringComparer.OrdinalIgnoreCase) });

        told.ShouldBe("fault: " + fault);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    [InlineData("application/cloudevents+avro")]
    [InlineData("application/cloudevents")]
    [InlineData("application/json; charset=utf-16")]
    public async Task Another_content_type_is_kept_and_told_what_to_send(string contentType)
    {
        await using var stage = Own.Stage();

        var answer = await stage.SendAsync("internal", "crm", Own.Signed(Own.Event(), contentType));

        answer.Status.ShouldBe(200);
        (await stage.QuarantinedAsync("crm")).ShouldHaveSingleItem().Reason.ShouldContain("application/cloudevents+json");
    }

    [Fact]
    public async Task Without_a_content_type_it_is_JSON_as_every_event_here_is()
    {
        var signed = Own.Signed(Own.Event());

        (await Own.ToldAsync(signed with { Headers = signed.Headers.Where(pair => pair.Key != "Content-Type").ToDictionary(StringComparer.OrdinalIgnoreCase) }))
            .ShouldBe(Spoken);
    }

    [Fact]
    public async Task An_array_and_a_single_event_are_not_taken_for_each_other()
    {
        (await Own.ToldAsync(Own.Signed($"[{Own.CloudEvent()}]", Own.Structured))).ShouldBe("fault: This is an array: send it as application/cloudevents-batch+json.");
        (await Own.ToldAsync(Own.Signed(Own.CloudEvent(), Own.Batched))).ShouldBe("fault: This is no array: send it as application/cloudevents+json.");
    }

    [Fact]
    public async Task The_plain_form_is_one_event_or_an_array()
    {
        (await Own.ToldAsync(Own.Signed(Own.Event(rest: "\"timestamp\":\"2026-08-01T10:00:00.1234567Z\"")))).ShouldBe(Spoken);
        (await Own.ToldAsync(Own.Signed($"[{Own.Event()},{Own.Event()}]"))).ShouldBe($"{Spoken}; {Spoken}");
        (await Own.ToldAsync(Own.Signed([0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(Own.Event())]))).ShouldBe(Spoken);
    }

    [Fact]
    public async Task One_bad_event_costs_its_batch_nothing()
    {
        await using var stage = Own.Stage();

        var answer = await stage.SendAsync("internal", "crm", Own.Signed(
            $"[{Own.CloudEvent(id: "1")},{Own.CloudEvent(id: "")},{Own.CloudEvent("coffee.drunk", id: "3")},5,{Own.CloudEvent(id: "4")}]", Own.Batched));

        answer.Status.ShouldBe(200);
        stage.Bus.Messages.Count.ShouldBe(2);
        (await stage.QuarantinedAsync("crm")).ShouldHaveSingleItem().Reason.ShouldBe("Event 2: id is empty. (1 more like it)");
    }

    [Fact]
    public async Task What_stands_before_a_break_is_read_and_the_rest_is_kept()
    {
        (await Own.ToldAsync(Own.Signed($"[{Own.Event()},{Own.Event()[..^1]}")))
            .ShouldStartWith($"{Spoken}; fault: The body is no readable JSON from byte ");
        (await Own.ToldAsync(Own.Signed(Own.Event() + "x"))).ShouldStartWith($"{Spoken}; fault: The body is no readable JSON");
        (await Own.ToldAsync(Own.Signed(""))).ShouldBe("fault: The body is no readable JSON from byte 0 on.");
    }

    [Fact]
    public async Task A_kept_body_can_be_read_again_with_nothing_but_what_was_kept()
    {
        await using var stage = Own.Stage();
        await stage.SendAsync("internal", "crm", Binary("/crm", """{"member":{}}"""));
        var kept = (await stage.QuarantinedAsync("crm")).Single();

        var outcome = await stage.Replay.HandleAsync(kept.Connection, kept.Id, TestContext.Current.CancellationToken);

        outcome.ShouldBe(ReplayOutcome.StillUnreadable);
        (await stage.QuarantinedAsync("crm")).Single().Reason.ShouldBe("voice.joined: data.member.id is missing.");
    }

    private static WebhookRequest Binary(string source, string data = """{"member":{"id":"u-1"}}""") => Own.Signed(
        data, "application/json; charset=utf-8", "msg_1",
        ("ce-specversion", "1.0"), ("ce-id", "1"), ("ce-source", source), ("ce-type", "voice.joined"), ("ce-time", "2026-08-01T10:00:00Z"));
}
