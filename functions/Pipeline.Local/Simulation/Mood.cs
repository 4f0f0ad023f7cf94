namespace Pipeline.Local.Simulation;

/// <summary>What the seasons make of one day.</summary>
internal readonly record struct Mood(double Activity, double Staff, double Joins, double Churn)
{
    private static readonly Genre[] Starters =
        [Genre.Question, Genre.Discussion, Genre.Feedback, Genre.Tip, Genre.Win, Genre.Recommendation, Genre.Guide, Genre.Chat, Genre.Promotion];

    private static readonly double[] Shares = [.28, .19, .12, .12, .09, .06, .05, .07, .02];

    /// <summary>The season that gives the day its topic or its genre.</summary>
    public Season? Leading { get; init; }

    public static Mood Of(IReadOnlyList<Season> seasons, DateOnly day)
    {
        var mood = new Mood(1, 1, 1, 1);
        foreach (var season in seasons)
        {
            if (!season.Covers(day))
                continue;

            mood = new(mood.Activity * season.Activity, mood.Staff * season.Staff, mood.Joins * season.Joins, mood.Churn * season.Churn)
            {
                Leading = season is { Topic: not null } or { Genre: not null } ? season : mood.Leading,
            };
        }

        return mood;
    }

    /// <summary>What somebody starts a thread for.</summary>
    public Genre Start(Dice dice) =>
        Leading is { Genre: { } genre } season && dice.Chance(season.GenreShare) ? genre : Starters[dice.Pick(Shares)];
}
