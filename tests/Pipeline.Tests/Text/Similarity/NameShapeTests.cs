using Pipeline.Text;

namespace Pipeline.Tests.Text.Similarity;

public sealed class NameShapeTests
{
    [Theory]
    [InlineData("staff-anna")]
    [InlineData("staffanna1")]
    [InlineData("Staff.Anna_22")]
    [InlineData("stаff_аnnа")]
    [InlineData("staff_anna\u200B")]
    [InlineData("staff_annna")]
    public void A_name_that_is_taken_for_another_at_a_glance_has_its_shape(string name) => NameShape.Of(name).Whole.ShouldBe(NameShape.Of("staff_anna").Whole);

    [Theory]
    [InlineData("anna")]
    [InlineData("staff_hanna")]
    [InlineData("stefan_a")]
    [InlineData("staff_anna_1987")]
    public void Another_name_has_another_shape(string name) => NameShape.Of(name).Whole.ShouldNotBe(NameShape.Of("staff_anna").Whole);

    [Theory]
    [InlineData("admin")]
    [InlineData("Support_Team")]
    [InlineData("OfficialSupportDesk")]
    [InlineData("Kim | moderator")]
    [InlineData("аdmin_kim")]
    [InlineData("adm1n")]
    [InlineData("Техподдержка")]
    [InlineData("админ Вера")]
    public void An_office_is_claimed_also_in_disguise(string name) => NameShape.Of(name).ClaimsOffice.ShouldBeTrue();

    [Theory]
    [InlineData("Admira")]
    [InlineData("modesta_r")]
    [InlineData("Stafford")]
    [InlineData("supportive_sam")]
    [InlineData("team_blue")]
    [InlineData("Администратова")]
    [InlineData("")]
    public void Names_that_only_begin_alike_claim_none(string name) => NameShape.Of(name).ClaimsOffice.ShouldBeFalse();

    [Fact]
    public void What_is_left_beside_the_office_is_the_core() =>
        NameShape.Of("anna_official_support").Core.ShouldBe(NameShape.Of("staff_anna").Core);
}
