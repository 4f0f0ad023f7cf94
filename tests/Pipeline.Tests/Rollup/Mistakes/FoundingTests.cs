using Pipeline.Model;
using Pipeline.Rollup.Lists;
using Pipeline.Rollup.Mistakes;

namespace Pipeline.Tests.Rollup.Mistakes;

/// <summary>How a community grows from its first members on.</summary>
public sealed class FoundingTests
{
    [Fact]
    public void Each_step_from_joining_to_a_second_week_is_of_the_one_before()
    {
        var club = new Club().Joins("old", "2026-05-01 10:00")
            .Joins("ann", "2026-06-01 10:00").Writes("ann", "2026-06-02 10:00", id: "a").Answers("old", "2026-06-02 11:00", to: "a").Writes("ann", "2026-06-08 10:00")
            .Joins("bob", "2026-06-01 10:00").Writes("bob", "2026-06-02 10:00", id: "b").Answers("old", "2026-06-02 12:00", to: "b").Writes("bob", "2026-06-08 09:59")
            .Joins("cem", "2026-06-01 10:00").Writes("cem", "2026-06-02 10:00").Writes("cem", "2026-06-09 10:00")
            .Joins("dan", "2026-06-02 00:01");

        // Of dan the two weeks are not over.
        var founding = Of(club, "2026-06-15");

        (founding.Joined, founding.Posted, founding.Answered, founding.SecondWeek).ShouldBe((4, 4, 2, 1));
        founding.Phase.ShouldBe(FoundingPhase.ToTen);
    }

    [Theory]
    [InlineData(6, 0, true)]
    [InlineData(3, 0, true)]
    [InlineData(1, 0, null)]
    [InlineData(2, 4, false)]
    public void Inviting_is_to_stop_when_newcomers_outrun_replies(int waiting, int answered, bool? stop)
    {
        var club = new Club().Joins("old", "2026-05-01 10:00");
        for (var i = 0; i < waiting + answered; i++)
        {
            club.Joins($"n{i}", "2026-06-10 10:00").Writes($"n{i}", "2026-06-10 11:00", id: $"{i}");
            if (i >= waiting)
                club.Answers("old", $"2026-06-10 12:{i:d2}", to: $"{i}");
        }

        Of(club, "2026-06-15").StopInviting.ShouldBe(stop);
    }

    private static Founding Of(Club club, string day)
    {
        var told = club.Tell(day);
        var input = new ListInput(told.History, told.Interactions, [], []);
        return FoundingFunnel.Of(Club.Id, input, new(input, club.Through(day).Metrics, new() { Community = new() { Id = Club.Id } }));
    }
}
