using Pipeline.Local.Demo;
using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Tests.Local.Demo;

/// <summary>Every planted thing is really in the events, where the story says.</summary>
public sealed class StoryTests
{
    public static TheoryData<string> Names => Plays.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_planted_message_is_there_word_for_word(string name)
    {
        var play = Plays.Of(name);
        var posted = play.All.OfType<MessagePosted>().ToDictionary(one => (one.Channel, one.Message));
        var edited = play.All.OfType<MessageEdited>().ToLookup(one => (one.Channel, one.Message));

        foreach (var planted in play.Story.Scenes.SelectMany(scene => scene.Messages).Where(planted => !HidesLink(planted)))
        {
            var place = (planted.Channel, planted.Message);
            var texts = edited[place].Select(edit => (edit.At, edit.Content.Text, edit.Author.Id));
            texts.Append((posted[place].At, posted[place].Content.Text, posted[place].Author.Id))
                .ShouldContain((planted.At, planted.Text!, planted.Author));
        }

        static bool HidesLink(PlantedMessage planted) => planted.Text!.Contains("](", StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_scene_says_who_when_and_what_should_be_seen(string name)
    {
        foreach (var scene in Plays.Of(name).Story.Scenes)
        {
            scene.Shows.Length.ShouldBeGreaterThan(20);
            scene.From.ShouldBeLessThanOrEqualTo(scene.Until);
            (scene.Who.Count > 0 || scene.Key is "quiet-week" or "promo-week" or "bot" or "poll").ShouldBeTrue(scene.Key);
            scene.Messages.ShouldAllBe(message => message.At >= scene.From && message.At <= scene.Until);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_newcomers_first_question_has_no_reply_for_more_than_a_day(string name)
    {
        var play = Plays.Of(name);
        var question = play.Posted(play.Message("unanswered"));

        question.Author.Id.ShouldBe(play.Story["unanswered"].Who.Single().Id);
        (Plays.Now - question.At).ShouldBeGreaterThan(TimeSpan.FromDays(1));
        play.All.OfType<MessagePosted>().ShouldNotContain(reply => reply.Channel == question.Channel && reply.ReplyTo == question.Message);
        var joined = play.All.OfType<MemberJoined>().Single(joined => joined.Member.Id == question.Author.Id);
        joined.At.ShouldBeInRange(Plays.Now.AddDays(-7), question.At);
        play.All.OfType<MessagePosted>().Count(posted => posted.Author.Id == question.Author.Id).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_innocent_message_becomes_spam_by_an_edit_hours_later(string name)
    {
        var play = Plays.Of(name);
        var message = play.Posted(play.Message("edited"));
        var edit = play.Live.OfType<MessageEdited>().Single(edit => edit.Channel == message.Channel && edit.Message == message.Message);

        Links(message.Content).ShouldBe(0);
        Links(edit.Content).ShouldBe(1);
        (edit.At - message.At).ShouldBeGreaterThan(TimeSpan.FromHours(2));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_raid_is_many_accounts_that_join_within_minutes_and_say_one_thing(string name)
    {
        var play = Plays.Of(name);
        var raiders = play.Story["raid"].Who.Select(person => person.Id).ToHashSet();
        var joins = play.Live.OfType<MemberJoined>().Where(joined => raiders.Contains(joined.Member.Id)).Select(joined => joined.At).ToList();
        var texts = play.Live.OfType<MessagePosted>().Where(posted => raiders.Contains(posted.Author.Id)).ToList();

        raiders.Count.ShouldBeGreaterThanOrEqualTo(7);
        joins.Count.ShouldBe(raiders.Count);
        (joins.Max() - joins.Min()).ShouldBeLessThan(TimeSpan.FromMinutes(3));
        texts.Select(posted => posted.Author.Id).Distinct().Count().ShouldBe(raiders.Count);
        texts.ShouldAllBe(posted => posted.Content.Text.Contains("https://discord.gg/made-up", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_flood_is_more_messages_in_a_minute_than_the_rules_allow(string name)
    {
        var play = Plays.Of(name);
        var flooder = play.Story["flood"].Who.Single().Id;
        var flood = play.Live.OfType<MessagePosted>().Where(posted => posted.Author.Id == flooder).Select(posted => posted.At).ToList();

        flood.Count.ShouldBeGreaterThan(play.Community.Rules.FloodMessages);
        (flood.Max() - flood.Min()).ShouldBeLessThanOrEqualTo(play.Community.Rules.FloodWindow);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_text_is_repeated_word_for_word_in_several_channels(string name)
    {
        var play = Plays.Of(name);
        var repeated = play.Story["repeated"].Messages.Select(play.Posted).ToList();

        repeated.Select(posted => posted.Content.Text).Distinct().ShouldHaveSingleItem();
        repeated.Select(posted => posted.Channel).Distinct().Count().ShouldBe(2);
        repeated.Count.ShouldBeGreaterThan(2 * play.Community.Rules.Repeats);
        (repeated.Max(posted => posted.At) - repeated.Min(posted => posted.At)).ShouldBeLessThan(play.Community.Rules.RepeatWindow);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_impostor_has_a_founders_name_and_all_but_one_letter_of_their_handle(string name)
    {
        var play = Plays.Of(name);
        var impostor = play.Story["impersonated"].Who.Single();
        var founder = play.All.OfType<MemberRoleChanged>().Where(changed => changed is { IsStaff: true, Source: Source.Telegram })
            .Select(changed => changed.Member).Single(member => member.Name == impostor.Name);

        founder.Id.ShouldNotBe(impostor.Id);
        founder.Handle!.Zip(impostor.Handle!).Count(pair => pair.First != pair.Second).ShouldBe(1);
    }

    [Theory]
    [InlineData("shortened", LinkKinds.Shortener)]
    [InlineData("invites", LinkKinds.Invite)]
    public void Links_of_a_wave_are_what_the_checks_know_them_for(string scene, LinkKinds kind)
    {
        foreach (var play in Names.Select(name => Plays.Of(name.Data)))
        {
            var planted = play.Story[scene].Messages.Select(play.Posted).ToList();

            planted.Count.ShouldBeGreaterThanOrEqualTo(2);
            planted.ShouldAllBe(posted => (KindsIn(posted.Content) & kind) != 0);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_link_can_be_hidden_behind_words(string name)
    {
        var play = Plays.Of(name);

        var hiding = play.Posted(play.Story["fake-support"].Messages[1]);

        hiding.Content.HiddenLinks.ShouldHaveSingleItem().ShouldStartWith("https://");
        hiding.Content.Text.ShouldNotContain("http");
        hiding.ReplyTo.ShouldNotBeNull();
    }

    private static int Links(MessageContent content)
    {
        var links = 0;
        foreach (var _ in new TextLinks(content.Text))
            links++;
        return links;
    }

    private static LinkKinds KindsIn(MessageContent content)
    {
        var kinds = LinkKinds.None;
        foreach (var text in (content.HiddenLinks ?? []).Append(content.Text))
        {
            foreach (var link in new TextLinks(text))
                kinds |= link.Kinds;
        }

        return kinds;
    }
}
