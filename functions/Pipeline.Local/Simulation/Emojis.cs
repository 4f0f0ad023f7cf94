namespace Pipeline.Local.Simulation;

/// <summary>
/// What people react with. Telegram accepts only its own set, of which these are a part
/// (https://core.telegram.org/bots/api#reactiontypeemoji).
/// </summary>
internal static class Emojis
{
    public static readonly string[] All = ["👍", "❤", "🔥", "👏", "🙏", "😁", "💯", "🎉", "👀", "🤔", "😢", "👎"];

    private static readonly byte[] Ordinary = [0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 4, 5, 6];
    private static readonly byte[] Grateful = [0, 0, 1, 1, 4, 4, 3, 6];
    private static readonly byte[] Festive = [7, 7, 7, 2, 2, 3, 3, 1, 0];
    private static readonly byte[] Sour = [0, 0, 9, 10, 10, 11, 8];

    public static byte Pick(Genre genre, Dice dice)
    {
        var set = genre switch
        {
            Genre.Win or Genre.Congratulation or Genre.Announcement => Festive,
            Genre.Guide or Genre.Tip or Genre.Answer => Grateful,
            Genre.Complaint or Genre.Promotion => Sour,
            _ => Ordinary,
        };
        return set[dice.Below(set.Length)];
    }
}
