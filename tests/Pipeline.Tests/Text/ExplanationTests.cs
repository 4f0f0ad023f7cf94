using Pipeline.Text;

namespace Pipeline.Tests.Text;

public sealed class ExplanationTests
{
    [Fact]
    public void The_reasons_name_the_cues_that_decided_and_where_they_stand()
    {
        const string text = "Dear user, your account will be suspended, send us your seed phrase and the code from the sms to verify it";

        var reasons = TextScorer.Default.Explain(text, TextTask.Spam, most: 12);

        reasons.ShouldContain(reason => reason.Name.Contains("credential", StringComparison.Ordinal) && reason.Weight > 0);
        foreach (var reason in reasons)
            (reason.Start + reason.Length).ShouldBeLessThanOrEqualTo(text.Length);
    }

    [Fact]
    public void An_insult_is_the_first_reason_for_toxicity()
    {
        const string text = "the report is late again, you pathetic idiot";

        var reason = TextScorer.Default.Explain(text, TextTask.Toxic).First(reason => reason.Length > 0);

        text.Substring(reason.Start, reason.Length).ShouldBeOneOf("idiot", "pathetic", "you");
    }

    [Fact]
    public void The_strongest_reason_comes_first_and_no_more_are_given_than_asked_for()
    {
        var reasons = TextScorer.Default.Explain("free bonus, click here https://example.com and earn $500 a day, write me", TextTask.Spam, most: 4);

        reasons.Count.ShouldBe(4);
        reasons.Select(reason => -MathF.Abs(reason.Weight)).ShouldBeInOrder();
    }

    [Fact]
    public void A_text_without_words_has_no_reason_that_stands_anywhere() =>
        TextScorer.Default.Explain("", TextTask.Toxic).ShouldAllBe(reason => reason.Length == 0);
}
