using Pipeline.Model;
using Pipeline.Rollup.Mistakes;
using Pipeline.Text;

namespace Pipeline.Tests.Rollup.Mistakes;

/// <summary>Each mistake of people, with a community that makes it and one that barely does not.</summary>
public sealed class MistakeTests
{
    private const string Today = "2026-06-30";

    private static readonly DateOnly LastDay = new(2026, 6, 30);

    [Theory]
    [InlineData(1, 1, Seen.Yes)]
    [InlineData(9, 1, Seen.Yes)]
    [InlineData(10, 1, Seen.No)]
    [InlineData(10, 2, Seen.Yes)]
    [InlineData(0, 0, Seen.TooFewToSay)]
    public void A_newcomers_first_post_is_unanswered_for_a_day(int posts, int waiting, Seen seen)
    {
        var club = new Club().Joins("old", "2026-06-01 10:00");
        for (var i = 0; i < posts; i++)
        {
            club.Joins($"n{i}", "2026-06-28 09:00").Writes($"n{i}", "2026-06-28 10:00", id: $"{i}");
            if (i >= waiting)
                club.Answers("old", $"2026-06-28 11:{i:d2}", to: $"{i}");
        }

        Looked.At(club, Today).For(new NewcomerUnanswered()).ShouldBe(seen);
    }

    [Fact]
    public void A_first_post_has_24_hours_and_its_event_shows_it()
    {
        var club = new Club().Joins("new", "2026-06-29 09:00").Writes("new", "2026-06-29 23:59", id: "first");

        Looked.At(club, "2026-06-29").For(new NewcomerUnanswered()).ShouldBe(Seen.TooFewToSay);
        Looked.At(club, Today).For(new NewcomerUnanswered()).ShouldBe(Seen.Yes);
        Looked.At(club, Today).Show(new NewcomerUnanswered()).Traces.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(20, 5, Seen.Yes)]
    [InlineData(6, 4, Seen.No)]
    [InlineData(7, 4, Seen.TooFewToSay)]
    public void Staff_start_more_than_sixty_per_cent_of_the_threads_for_four_weeks(int byStaff, int byMembers, Seen seen)
    {
        var club = new Club().NeverCounts("eve");
        for (var week = 0; week < 4; week++)
        {
            var day = LastDay.AddDays(-7 * week);
            for (var i = 0; i < byStaff; i++)
                club.Writes("eve", $"{day:yyyy-MM-dd} 10:{i:d2}");
            for (var i = 0; i < byMembers; i++)
                club.Writes("ann", $"{day:yyyy-MM-dd} 11:{i:d2}");
        }

        Looked.At(club, Today).For(new FounderMonologue()).ShouldBe(seen);
    }

    [Theory]
    [InlineData(5, Seen.Yes)]
    [InlineData(4, Seen.TooFewToSay)]
    [InlineData(2, Seen.No)]
    public void More_questions_stay_unanswered_than_in_the_four_weeks_before(int unanswered, Seen seen)
    {
        var club = new Club().Writes("old", "2026-04-01 10:00").Writes("old", "2026-06-30 10:00");
        Ask(club, new(2026, 5, 20), count: 20, answered: 18);
        Ask(club, new(2026, 6, 20), count: 20, answered: 20 - unanswered);

        Looked.At(club, Today).For(new UnansweredGrowing()).ShouldBe(seen);
    }

    [Theory]
    [InlineData(4, 15, Seen.Yes)]
    [InlineData(3, 15, Seen.No)]
    [InlineData(4, 16, Seen.No)]
    [InlineData(9, 4, Seen.TooFewToSay)]
    public void There_are_more_channels_than_active_members_can_fill(int channels, int members, Seen seen)
    {
        var club = new Club();
        for (var i = 0; i < members; i++)
            club.Writes($"m{i:d2}", "2026-06-30 10:00");
        var looked = Looked.At(club, Today, Nothing() with
        {
            Channels = new Dictionary<DateOnly, IReadOnlyList<string>> { [LastDay] = [.. Enumerable.Range(0, channels).Select(channel => $"{channel}")] },
        });

        looked.For(new TooManyChannels()).ShouldBe(seen);
    }

    [Theory]
    [InlineData(8, Seen.Yes)]
    [InlineData(7, Seen.TooFewToSay)]
    [InlineData(5, Seen.No)]
    public void More_people_join_than_are_answered(int joined, Seen seen)
    {
        // One a week before; what chance brings is 1 + 2 + 3. None of the eight was answered, one of the seven.
        var club = new Club().Joins("old", "2026-04-01 10:00");
        for (var week = 1; week <= 4; week++)
            club.Joins($"w{week}", $"{LastDay.AddDays(-7 * week):yyyy-MM-dd} 10:00");
        for (var i = 0; i < joined; i++)
            club.Joins($"n{i}", "2026-06-29 10:00");
        if (joined == 7)
            club.Writes("n0", "2026-06-29 11:00", id: "hi").Reacts("old", "2026-06-29 12:00", to: "hi").Writes("n1", "2026-06-29 11:00", id: "ho").Reacts("old", "2026-06-29 12:00", to: "ho");

        Looked.At(club, Today).For(new InviteBurst()).ShouldBe(seen);
    }

    [Theory]
    [InlineData(55, 55, Seen.Yes)]
    [InlineData(54, 55, Seen.No)]
    [InlineData(3, 2, Seen.TooFewToSay)]
    public void One_member_writes_half_of_everything(int own, int others, Seen seen)
    {
        var club = new Club();
        for (var i = 0; i < own; i++)
            club.Writes("ann", $"2026-06-30 10:{i:d2}");
        for (var i = 0; i < others; i++)
            club.Writes($"m{i % 6}", $"2026-06-30 11:{i:d2}");

        Looked.At(club, Today).For(new OnePerson()).ShouldBe(seen);
    }

    [Theory]
    [InlineData(5, 3, Seen.Yes)]
    [InlineData(4, 3, Seen.No)]
    [InlineData(5, 4, Seen.No)]
    public void Members_grow_and_activity_does_not(int joined, int active, Seen seen)
    {
        // Sixteen members, of whom three were active: by chance four more.
        var club = new Club();
        for (var i = 0; i < 16; i++)
            club.Joins($"m{i:d2}", "2026-04-01 10:00");
        for (var week = 0; week <= 4; week++)
        {
            for (var i = 0; i < (week == 2 ? active : 3); i++)
                club.Writes($"m{i:d2}", $"{LastDay.AddDays(-7 * week):yyyy-MM-dd} 10:00");
        }

        for (var i = 0; i < joined; i++)
            club.Joins($"n{i}", "2026-06-20 10:00");

        Looked.At(club, Today).For(new GrowthWithoutActivity()).ShouldBe(seen);
    }

    [Theory]
    [InlineData("2026-06-27 23:59", 3, Seen.Yes)]
    [InlineData("2026-06-28 00:00", 3, Seen.No)]
    [InlineData("2026-06-27 23:59", 2, Seen.TooFewToSay)]
    public void Staff_have_answered_nobody_for_three_days(string answeredAt, int messages, Seen seen)
    {
        var club = new Club().NeverCounts("eve").Writes("ann", "2026-06-25 10:00", id: "q").Answers("eve", answeredAt, to: "q");
        for (var i = 0; i < messages; i++)
            club.Writes("ann", $"2026-06-30 10:{i:d2}");

        Looked.At(club, Today).For(new Silence()).ShouldBe(seen);
    }

    [Fact]
    public void Nobody_is_silent_where_no_staff_is_known()
    {
        var club = new Club().Writes("ann", "2026-06-25 10:00");
        for (var i = 0; i < 9; i++)
            club.Writes("ann", $"2026-06-30 10:{i:d2}");

        Looked.At(club, Today).For(new Silence()).ShouldBe(Seen.TooFewToSay);
    }

    private static ModerationSigns Nothing() => new() { Community = new() { Id = Club.Id, Name = "Club" } };

    private static void Ask(Club club, DateOnly day, int count, int answered)
    {
        for (var i = 0; i < count; i++)
        {
            club.Writes("ann", $"{day:yyyy-MM-dd} 10:{i:d2}", ContentKind.Question, id: $"{day:MM}{i}");
            if (i < answered)
                club.Answers("bob", $"{day:yyyy-MM-dd} 12:{i:d2}", to: $"{day:MM}{i}");
        }
    }
}
