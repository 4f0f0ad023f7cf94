namespace Pipeline.Text;

/// <summary>Labels a text by its shape and by phrases (see <see cref="ContentCues"/>): a first answer that needs no training.</summary>
public static class ContentRules
{
    private const int FewWords = 3;
    private const int WordsOfSubstance = 25;
    private const int WordsOfGuide = 60;
    private const int StepsOfGuide = 3;

    public static ContentLabel Label(ReadOnlySpan<char> text)
    {
        var shape = TextShape.Of(text);
        var recommends = text.ContainsAny(ContentCues.ThisCommunity) && text.ContainsAny(ContentCues.Praise) && !shape.Asks;
        return new(Kind(text, shape), recommends);
    }

    // From the kind that is surest when its signs are there to the one that is left over.
    private static ContentKind Kind(ReadOnlySpan<char> text, TextShape shape)
    {
        if (shape.Words < FewWords && !shape.Asks)
            return ContentKind.Other;
        if (shape.Steps >= StepsOfGuide || (shape.Words >= WordsOfGuide && text.ContainsAny(ContentCues.Guide)))
            return ContentKind.Guide;
        if (shape.Asks || text.StartsWithAny(ContentCues.QuestionStart))
            return ContentKind.Question;
        if (text.ContainsAny(ContentCues.Win))
            return ContentKind.Win;
        if (text.ContainsAny(ContentCues.Recommendation))
            return ContentKind.Recommendation;
        if (text.ContainsAny(ContentCues.Feedback))
            return ContentKind.Feedback;
        if (text.ContainsAny(ContentCues.Tip))
            return ContentKind.Tip;

        return shape.Words >= WordsOfSubstance ? ContentKind.Discussion : ContentKind.Other;
    }

    private static bool StartsWithAny(this ReadOnlySpan<char> text, System.Buffers.SearchValues<string> phrases)
    {
        var start = text.TrimStart();
        return start.IndexOfAny(phrases) == 0;
    }
}
