using System.Text.RegularExpressions;
using Pipeline.Local.Demo;
using Pipeline.Local.Simulation;
using Pipeline.Local.Simulation.Texts;
using Pipeline.Text;

namespace Pipeline.Tests.Local.Simulation;

public sealed partial class PhrasebookTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Texts_rarely_repeat(int community)
    {
        var profile = DemoCommunities.All[community].Profile with { Cast = Villages.Ordinary.Cast };
        var phrasebook = new Phrasebook(profile, 1);

        var texts = Villages.Acts(profile).Where(act => act.Kind == ActKind.Posted).Select(act => phrasebook.Compose(act))
            .Where(text => text.Length > 25).ToList();

        var repeated = 1 - (texts.Distinct().Count() / (double)texts.Count);
        output.WriteLine($"{texts.Count} texts of more than 25 characters, {repeated:P1} repeated");
        texts.Count.ShouldBeGreaterThan(2_000);
        repeated.ShouldBeLessThan(0.05);
    }

    [Fact]
    public void A_slip_is_corrected_and_an_afterthought_is_added()
    {
        var phrasebook = new Phrasebook(Villages.Ordinary, 1);
        var acts = Villages.Acts(Villages.Ordinary).Where(act => act.Kind is ActKind.Posted or ActKind.Edited).ToList();
        var texts = acts.ToLookup(act => (act.Channel, act.Message), act => (act.Kind, act.Words.Writing, Text: phrasebook.Compose(act)));

        var slipped = acts.Where(act => act.Words.Writing == Writing.Slipped).Select(act => texts[(act.Channel, act.Message)].ToList())
            .Where(versions => versions.Count == 2).ToList();
        var extended = acts.Where(act => act.Words.Writing == Writing.Extended).Select(act => texts[(act.Channel, act.Message)].ToList()).ToList();

        slipped.Count.ShouldBeGreaterThan(20);
        slipped.ShouldAllBe(versions => versions[0].Text.Length == versions[1].Text.Length
            && versions[0].Text.Order().SequenceEqual(versions[1].Text.Order()));
        slipped.Count(versions => versions[0].Text != versions[1].Text).ShouldBeGreaterThan(slipped.Count * 8 / 10);
        extended.Count.ShouldBeGreaterThan(10);
        extended.ShouldAllBe(versions => versions[1].Text.StartsWith(versions[0].Text, StringComparison.Ordinal));
        extended.ShouldAllBe(versions => versions[1].Text.Length > versions[0].Text.Length);
    }

    [Fact]
    public void A_reply_mentions_the_one_it_answers()
    {
        var phrasebook = new Phrasebook(Villages.Ordinary, 1);

        var mentions = Villages.Acts(Villages.Ordinary).Where(act => act is { Kind: ActKind.Posted, ReplyTo: > 0 })
            .Select(act => (Text: phrasebook.Compose(act), Handle: phrasebook.People.NameOf(act.Other).Handle))
            .Where(reply => reply.Text.Contains('@', StringComparison.Ordinal)).ToList();

        mentions.Count.ShouldBeGreaterThan(100);
        mentions.ShouldAllBe(reply => reply.Text.Contains("@" + reply.Handle));
    }

    [Fact]
    public void No_two_people_have_one_handle_and_all_are_names_that_platforms_allow()
    {
        var people = new People(Villages.Ordinary, 1);

        var handles = Enumerable.Range(0, 40_000).Select(person => people.NameOf(person).Handle).ToList();

        handles.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(handles.Count);
        handles.ShouldAllBe(handle => Username().IsMatch(handle));
    }

    [Fact]
    public void Every_address_in_the_grammars_is_reserved_for_examples()
    {
        foreach (var name in typeof(Phrasebook).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".txt", StringComparison.Ordinal)))
        {
            var text = Pipeline.Local.Simulation.Texts.Resource.Read(name).Replace('{', 'x').Replace('}', 'x');
            foreach (var link in new TextLinks(text))
            {
                var host = link.Host.ToString();
                var isForChecks = link.Is(LinkKinds.Shortener) || link.Is(LinkKinds.Invite) || link.Is(LinkKinds.Contact);
                var isReserved = host.EndsWith(".example", StringComparison.Ordinal);
                (isReserved || (isForChecks && MadeUp().IsMatch(link.Url.ToString()))).ShouldBeTrue($"{name}: {link.Url}");
            }
        }
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{4,31}$")]
    private static partial Regex Username();

    [GeneratedRegex("(?i)made.?up|0000000000")]
    private static partial Regex MadeUp();
}
