using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Pipeline.Api;
using Pipeline.Model;
using Pipeline.Settings;

namespace Pipeline.Tests.Settings;

public sealed class SettingsDocumentTests
{
    [Theory]
    [InlineData(typeof(Community), "")]
    [InlineData(typeof(CommunityRules), "rules")]
    [InlineData(typeof(LadderRules), "rules.ladder")]
    public void Everything_that_can_be_set_has_its_name_in_the_document(Type type, string within)
    {
        var document = within.Split('.', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate((JsonNode)SettingsDocument.Write(Documents.Full), (node, name) => node[name]!);

        var settable = type.GetProperties().Where(property => property.SetMethod is not null && property.Name is not (nameof(Community.Id) or nameof(Community.EnforcingSince))
            && !property.IsDefined(typeof(JsonIgnoreAttribute), inherit: false));

        document.AsObject().Select(member => member.Key)
            .ShouldBe(settable.Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)), ignoreOrder: true);
    }

    [Fact]
    public void What_is_written_reads_back_the_same_in_both_languages()
    {
        var document = SettingsDocument.Write(Documents.Full);

        var json = Documents.Json(document.ToJsonString());
        var yaml = Documents.Yaml(YamlSettings.Write(document));

        Documents.Said(json).ShouldBeEmpty();
        Documents.Said(yaml).ShouldBeEmpty();
        SettingsDocument.Write(json.Community!).ToJsonString().ShouldBe(document.ToJsonString());
        SettingsDocument.Write(yaml.Community!).ToJsonString().ShouldBe(document.ToJsonString());
        (yaml.Community!.Id, yaml.Community.Staff.Single(), yaml.Community.Rules.QuietHours).ShouldBe((Documents.Club, Documents.Staff, Documents.Full.Rules.QuietHours));
        yaml.Community.Rules.Ladder.ShouldBe(Documents.Full.Rules.Ladder);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("{}")]
    [InlineData("rules:\n")]
    public void A_document_that_names_nothing_is_all_defaults(string document)
    {
        var read = Documents.Yaml(document);

        SettingsDocument.Version(read.Community!).ShouldBe(SettingsDocument.Version(new() { Id = Documents.Club }));
    }

    [Fact]
    public void Yaml_is_written_with_what_each_setting_means_and_quotes_what_others_read_differently()
    {
        var yaml = YamlSettings.Write(SettingsDocument.Write(Documents.Full));

        yaml.ShouldContain("  # links that a newcomer may post in that time\n  newcomerLinks: 0\n");
        yaml.ShouldContain("  languages: [en, uk]\n");
        yaml.ShouldContain("  blockedTerms: [\"no\", \"null\", \"free money: now!\"]\n");
        yaml.ShouldContain("    strikeWindow: 60d\n");
        yaml.ShouldContain("  quietHours: \"22:00-07:30\"\n");
    }

    [Fact]
    public void Hosts_are_kept_as_links_have_them_and_once()
    {
        var read = Documents.Yaml("rules: { refusedDomains: [Bücher.example, xn--bcher-kva.example, EXAMPLE.org.] }");

        read.Community!.Rules.RefusedDomains.ShouldBe(["xn--bcher-kva.example", "example.org"]);
    }

    [Theory]
    [InlineData("rules: { newcomerlink: 1 }", "1 /rules/newcomerlink There is no setting 'newcomerlink' here. Did you mean newcomerLinks?")]
    [InlineData("rules:\n  flood_messages: 3", "2 /rules/flood_messages There is no setting 'flood_messages' here. Did you mean floodMessages?")]
    [InlineData("colour: red", "1 /colour There is no setting 'colour' here.")]
    [InlineData("rules: { newcomerLinks: 16 }", "'16' cannot be used here. Write a whole number from 0 to 15.")]
    [InlineData("rules: { newcomerLinks: -1 }", "Write a whole number from 0 to 15.")]
    [InlineData("rules: { newcomerLinks: two }", "Write a whole number from 0 to 15.")]
    [InlineData("rules: { floodWindow: 1 minute }", "Write a length of time from 5s to 1h, for example 30d, 24h, 15m or 90s.")]
    [InlineData("rules: { repeatWindow: 2d }", "Write a length of time from 1m to 1d")]
    [InlineData("rules: { repeatWindow: 99999999999d }", "Write a length of time from 1m to 1d")]
    [InlineData("rules: { spam: hig }", "'hig' is not known. Did you mean high? Write one of low, normal, high.")]
    [InlineData("rules: { languages: [en, english] }", "1 /rules/languages/1 'english' is not known.")]
    [InlineData("rules: { languages: en }", "Write a list here")]
    [InlineData("rules: { refusedDomains: ['https://example.org/x'] }", "Write the host alone, for example example.org (subdomains are included).")]
    [InlineData("rules: { refusedDomains: ['*.example.org'] }", "Write the host alone")]
    [InlineData("rules: { refusedDomains: [example] }", "Write the host alone")]
    [InlineData("rules: { refusedDomains: ['exa mple.org'] }", "Write the host alone")]
    [InlineData("rules: { refusedDomains: [a.org], allowedDomains: [a.org] }", "/rules/refusedDomains a.org is allowed and refused.")]
    [InlineData("rules: { blockedTerms: [x] }", "among them at least 2 letters or digits")]
    [InlineData("rules: { blockedTerms: [''] }", "Nothing cannot be used here.")]
    [InlineData("rules: { quietHours: 22:00-22:00 }", "Write two different times of the day, for example 22:00-07:00.")]
    [InlineData("rules: { quietHours: 25:00-07:00 }", "Write two different times of the day")]
    [InlineData("rules: { ladder: { muteAt: 9 } }", "/rules/ladder A ban comes at 8 and a mute only at 9. Set banAt to 9 or more, or muteAt to 8 or less.")]
    [InlineData("rules: { ladder: { muteFor: 29d } }", "Write a length of time from 1m to 28d")]
    [InlineData("timeZone: Europe/Berln", "There is no time zone 'Europe/Berln'. Did you mean Europe/Berlin?")]
    [InlineData("timeZone: ../etc/passwd", "Write an IANA name")]
    [InlineData("staff: [ann]", "1 /staff/0 'ann' cannot be used here. Write a member's id")]
    [InlineData("mode: enforced", "Did you mean enforce? Write one of off, shadow, enforce.")]
    [InlineData("mode: off\nmode: shadow", "2 /mode 'mode' is set twice. Keep one of the two.")]
    [InlineData("rules: 5", "/rules Write settings by their names here: allowedDomains, refusedDomains")]
    [InlineData("- name", "Write settings by their names here: name, timeZone, mode, staff, rules, digest.")]
    public void What_cannot_be_used_is_refused_with_its_place_and_what_to_write(string yaml, string said)
    {
        var read = Documents.Yaml(yaml);

        read.Community.ShouldBeNull();
        Documents.Said(read).ShouldContain(said);
    }

    [Fact]
    public void What_resembles_nothing_is_not_taken_for_something() =>
        Documents.Said(Documents.Yaml("rules: { colour: red }")).ShouldBe("1 /rules/colour There is no setting 'colour' here.");

    [Fact]
    public void Everything_wrong_is_said_at_once()
    {
        var read = Documents.Json("""
            {
              "timeZone": "Nowhere",
              "rules": {
                "spam": "max",
                "ladder": { "banAt": 0 }
              }
            }
            """);

        read.Problems.Select(problem => (problem.Place.Line, problem.Place.Path)).ShouldBe([(2, "/timeZone"), (4, "/rules/spam"), (5, "/rules/ladder/banAt")]);
    }

    [Theory]
    [InlineData("{\n  \"mode\": \"off\",\n  oops\n}", 3)]
    [InlineData("{ \"mode\": ", 1)]
    [InlineData("", 1)]
    [InlineData("[[[[[[[[[[[[1]]]]]]]]]]]]", 1)]
    public void What_is_no_json_is_refused_with_the_line(string json, int line)
    {
        var read = Documents.Json(json);

        read.Problems.ShouldHaveSingleItem().Place.Line.ShouldBe(line);
        Documents.Said(read).ShouldContain("This is no JSON");
    }

    [Theory]
    [InlineData("mode: off\nrules: [\n", "This is no YAML that can be read")]
    [InlineData("a: &x [1, 2]\nb: *x", "anchors and aliases are not read. Write the value out.")]
    [InlineData("mode: off\n---\nmode: off", "A second document begins here.")]
    [InlineData("[[[[[[[[[[[[1]]]]]]]]]]]]", "it is nested too deeply")]
    [InlineData("? [a]\n: b", "This is no YAML that can be read")]
    public void What_is_no_yaml_or_could_grow_without_end_is_refused(string yaml, string said) =>
        Documents.Said(Documents.Yaml(yaml)).ShouldContain(said);

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        byte[] bytes = [.. "name: "u8, 0xFF, 0xFE, .. "x"u8];

        YamlSettings.Parse(bytes).Problem!.Detail.ShouldContain("UTF-8");
        JsonSettings.Parse([.. "{\"name\":\""u8, 0xFF, .. "\"}"u8]).Problem.ShouldNotBeNull();
    }

    [Fact]
    public void Rules_that_no_row_could_hold_are_refused()
    {
        var hosts = string.Join(", ", Enumerable.Range(0, 190).Select(i => $"{new string('a', 60)}.{new string('b', 40)}.site{i}.example"));

        Documents.Said(Documents.Yaml($"rules: {{ refusedDomains: [{hosts}] }}")).ShouldContain("Shorten the lists");
        Documents.Said(Documents.Yaml($"rules: {{ offerChannels: [{string.Join(", ", Enumerable.Range(0, 51))}] }}")).ShouldContain("These are 51; at most 50 fit.");
    }

    [Fact]
    public void The_readmes_example_can_be_used_and_names_every_setting_of_the_rules()
    {
        var readme = File.ReadAllText(Path.Combine(Support.Repository.Root, "README.md"));
        var from = readme.IndexOf("```yaml\n# A community's settings", StringComparison.Ordinal);
        var example = readme[(from + 8)..readme.IndexOf("\n```", from, StringComparison.Ordinal)];

        var read = SettingsDocument.Read(Documents.Club, YamlSettings.Parse(Encoding.UTF8.GetBytes(example)));

        Documents.Said(read).ShouldBeEmpty();
        foreach (var (name, _) in SettingsDocument.Write(Documents.Full)["rules"]!.AsObject())
            example.ShouldContain($"{name}:");
    }
}
