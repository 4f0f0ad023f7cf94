using Pipeline.Model;
using Pipeline.Rollup.Lists;
using Pipeline.Rollup.Mistakes;

namespace Pipeline.Tests.Rollup.Mistakes;

/// <summary>A club as mistakes see it at the end of a day.</summary>
internal sealed class Looked
{
    private readonly Signs _signs;
    private readonly int _day;

    private Looked(Signs signs, int day) => (_signs, _day) = (signs, day);

    public static Looked At(Club club, string day, ModerationSigns? moderation = null)
    {
        var told = club.Tell(day);
        var input = new ListInput(told.History, told.Interactions, [], []);
        return new(new(input, club.Through(day).Metrics, moderation ?? new() { Community = new() { Id = Club.Id, Name = "Club" } }), input.Lives.LastDay);
    }

    public Seen For(IMistake mistake) => mistake.On(_signs, _day);

    public Shown Show(IMistake mistake) => mistake.Show(_signs, _day);

    public Episode? Episode(IMistake mistake, Alert? standing = null) => Episodes.Of(mistake, _signs, standing, _day);
}
