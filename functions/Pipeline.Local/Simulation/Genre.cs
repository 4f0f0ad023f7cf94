using Pipeline.Text;

namespace Pipeline.Local.Simulation;

/// <summary>What somebody writes a message for. Its name in lower case is what a grammar calls its sentences.</summary>
internal enum Genre : byte
{
    Question,
    Guide,
    Tip,
    Feedback,
    Recommendation,
    Win,
    Discussion,
    Chat,
    Introduction,
    Announcement,
    Promotion,
    Complaint,
    Answer,
    Comment,
    Welcome,
    Congratulation,
    Thanks,
}

internal static class Genres
{
    public const int Count = (int)Genre.Thanks + 1;

    /// <summary>What the message is about in the classes that the product counts: the truth that a classifier is measured against.</summary>
    public static ContentKind Content(this Genre genre) => genre switch
    {
        Genre.Question => ContentKind.Question,
        Genre.Guide => ContentKind.Guide,
        Genre.Tip or Genre.Answer => ContentKind.Tip,
        Genre.Feedback or Genre.Complaint => ContentKind.Feedback,
        Genre.Recommendation or Genre.Promotion => ContentKind.Recommendation,
        Genre.Win or Genre.Congratulation => ContentKind.Win,
        Genre.Discussion or Genre.Comment => ContentKind.Discussion,
        _ => ContentKind.Other,
    };

    public static string Symbol(this Genre genre) => Names[(int)genre];

    public static bool TryParse(string name, out Genre genre)
    {
        var index = Array.IndexOf(Names, name);
        genre = (Genre)Math.Max(0, index);
        return index >= 0;
    }

    private static readonly string[] Names = [.. Enum.GetNames<Genre>().Select(name => name.ToLowerInvariant())];
}
