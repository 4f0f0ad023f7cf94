namespace Pipeline.Text.Training;

/// <summary>Texts that a model is tested on and must not have learnt from.</summary>
/// <param name="LeftOut">What is kept from learning: the source of the tested texts, and whatever shares texts with it.</param>
/// <param name="Tested">Of what was left out.</param>
internal sealed record Holdout(string Name, EvaluatedTask Task, Func<LabeledText, bool> LeftOut, Func<LabeledText, bool> Tested)
{
    private const uint Salt = 0x46414C54;
    private const int Parts = 4;

    public static IReadOnlyList<Holdout> All { get; } =
    [
        // The clean messages among the toxicity sets are the same as the honest ones of this source.
        new(
            "Russian Telegram", EvaluatedTask.Spam, text => text.Source is "tg_ru_monalenka" or "ru_clean(monalenka ham)",
            text => text.Source == "tg_ru_monalenka"),
        new("Telegram samples, Russian", EvaluatedTask.Spam, text => text.Source == "tgspam",
            text => text.Source == "tgspam" && text.Language == "ru"),
        new("X posts", EvaluatedTask.Spam, text => text.Source == "janitr", text => text.Source == "janitr"),
        new("SMS", EvaluatedTask.Spam, text => text.Source == "sms_uci", text => text.Source == "sms_uci"),
        new("affiliate communities, none learnt", EvaluatedTask.Spam, IsCommunity, IsCommunity),
        .. OfParts("affiliate communities, three of four parts learnt", EvaluatedTask.Spam, IsCommunity),
        new("X posts, toxic", EvaluatedTask.Toxic, text => text.Source == "davidson", text => text.Source == "davidson"),
        new("social comments", EvaluatedTask.Toxic, text => text.Source == "paradetox", text => text.Source == "paradetox"),
        new("talks with bots", EvaluatedTask.Toxic, text => text.Source == "convabuse", text => text.Source == "convabuse"),
        .. OfParts("affiliate communities, toxic", EvaluatedTask.Toxic, IsCommunity),
        new("chat rooms, kinds", EvaluatedTask.Kind, text => text.Source == "ugc_gold", text => text.Source == "ugc_gold"),
        .. OfParts("affiliate communities, kinds", EvaluatedTask.Kind, IsCommunity),
    ];

    public static bool IsHeldRoom(string room) => Hashes.Of(room) % Parts == 0;

    private static bool IsCommunity(LabeledText text) => text.Source == SharedSets.Community;

    // One source in parts: what one part teaches may not be tested on itself, nor on texts that read the same.
    private static IEnumerable<Holdout> OfParts(string name, EvaluatedTask task, Func<LabeledText, bool> source) =>
        Enumerable.Range(0, Parts).Select(part => new Holdout(
            name, task, text => source(text) && PartOf(text) == part, text => source(text) && PartOf(text) == part));

    private static int PartOf(LabeledText text) => (int)(Hashes.Mix((uint)TextFingerprint.Of(text.Text), Salt) % Parts);
}
