using Pipeline.Text;

namespace Pipeline.Tests.Text;

public sealed class TextFingerprintTests
{
    // Fingerprints are stored with messages, so what they are may never change.
    [Theory]
    [InlineData("Join our channel today: free bonus!", 0x68CABD4564083B16)]
    [InlineData("Пишите в личку, ЁЛКА 2024 ждёт", 0x9B58ACF82B300C3F)]
    [InlineData("ǅ ﬁne 全角ＡＢＣ １２３ ß İstanbul", 0x45E4104B71CA80D7)]
    public void A_text_has_the_fingerprint_that_it_always_had(string text, ulong fingerprint) => TextFingerprint.Of(text).ShouldBe(fingerprint);

    [Theory]
    [InlineData("Join our channel today", "JOIN... our  channel 🔥 today!!!")]
    [InlineData("пишите мне в личку", "Пишите мне, в ЛИЧКУ 👇")]
    public void Spacing_case_and_signs_make_no_other_text(string first, string second) =>
        TextFingerprint.Of(first).ShouldBe(TextFingerprint.Of(second));

    [Fact]
    public void A_text_that_is_alike_by_chance_has_none()
    {
        TextFingerprint.Of("ok thanks 👍👍👍👍👍").ShouldBe(0UL);
        TextFingerprint.Of("abcdef ghijkl").ShouldNotBe(0UL);
    }
}
