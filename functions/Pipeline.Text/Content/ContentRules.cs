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
        var recommends = ContentCues.ThisCommunity.IsIn(text) && ContentCues.Praise.IsIn(text) && !shape.Asks;
        return new(Kind(text, shape), recommends);
    }

    // From the kind that is surest when its signs are there to the one that is left over.
    private static ContentKind Kind(ReadOnlySpan<char> text, TextShape shape)
    {
        if (shape.Words < FewWords && !shape.Asks)
            return ContentKind.Other;
        if (shape.Steps >= StepsOfGuide || (shape.Words >= WordsOfGuide && ContentCues.Guide.IsIn(text)))
            return ContentKind.Guide;
        if (shape.Asks || ContentCues.QuestionStart.IsStartOf(text.TrimStart()))
            return ContentKind.Question;
        if (ContentCues.Win.IsIn(text))
            return ContentKind.Win;
        if (ContentCues.Recommendation.IsIn(text))
            return ContentKind.Recommendation;
        if (ContentCues.Feedback.IsIn(text))
            return ContentKind.Feedback;
        if (ContentCues.Tip.IsIn(text))
            return ContentKind.Tip;

        return shape.Words >= WordsOfSubstance ? ContentKind.Discussion : ContentKind.Other;
    }
}
