namespace Pipeline.Local.Simulation;

/// <summary>What an ordinary message of each genre brings about, on average.</summary>
internal static class Habits
{
    public static (double Mean, Genre Genre) RepliesTo(Genre genre) => genre switch
    {
        Genre.Guide => (1.6, Genre.Comment),
        Genre.Tip => (0.7, Genre.Comment),
        Genre.Feedback => (1.2, Genre.Comment),
        Genre.Recommendation => (0.7, Genre.Comment),
        Genre.Win => (1.9, Genre.Congratulation),
        Genre.Discussion => (2.1, Genre.Comment),
        Genre.Introduction => (1.3, Genre.Welcome),
        Genre.Complaint => (2.2, Genre.Complaint),
        Genre.Chat => (0.5, Genre.Comment),
        Genre.Promotion => (0.1, Genre.Comment),
        Genre.Announcement => (1.2, Genre.Comment),
        Genre.Answer => (0.5, Genre.Comment),
        Genre.Comment => (0.8, Genre.Comment),
        Genre.Congratulation => (0.3, Genre.Thanks),
        _ => (0.05, Genre.Comment),
    };

    public static double ReactionsTo(Genre genre) => genre switch
    {
        Genre.Guide => 4.5,
        Genre.Win => 5,
        Genre.Announcement => 5,
        Genre.Complaint => 3,
        Genre.Tip => 2.2,
        Genre.Answer => 1.8,
        Genre.Introduction => 1.6,
        Genre.Recommendation or Genre.Discussion or Genre.Feedback => 1.5,
        Genre.Question or Genre.Comment or Genre.Chat => 0.6,
        Genre.Promotion => 0.2,
        _ => 0.4,
    };
}
