namespace Pipeline.Text.Training;

/// <summary>
/// How much a text counts, by its source: what is near to the communities that the models are for counts more, a large set does not drown a
/// small one, and a set whose labels are rough counts less. Zero leaves a text out.
/// </summary>
internal static class SourceWeights
{
    public static float Unwanted(LabeledText text) => text.Source switch
    {
        SharedSets.Community => 12,
        GrammarTexts.Source => 1,
        GrammarTexts.Video => 2,
        "tgspam" => text.Language == "ru" ? 2 : 0.7f,
        "tg_ru_monalenka" => 1,
        "janitr" => 0.35f,
        "sms_uci" => 0.5f,
        SharedSets.History => 0.4f,
        _ => 0.3f,
    };

    public static float Toxic(LabeledText text) => text.Source switch
    {
        SharedSets.Community => 4,
        GrammarTexts.Source or GrammarTexts.Video => 1,
        "davidson" => text.Toxic == true ? 0.25f : 0.7f,
        "paradetox" or "convabuse" => 1,
        "rudetoxifier" or "ru_clean(monalenka ham)" => 0.7f,
        SharedSets.History => 0.5f,
        _ => 0.3f,
    };

    public static float Kind(LabeledText text) => text.Source switch
    {
        SharedSets.Community => 1.5f,
        "ugc_gold" => 2,
        "ugc_train" => 1,
        "guides" => 0.3f,
        _ => 0.3f,
    };
}
