using Pipeline.Model;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Model;

public sealed class WithdrawalTests
{
    [Theory]
    [InlineData(null, null, null, false)]
    [InlineData(5, null, null, true)]
    [InlineData(null, 5, null, true)]
    [InlineData(6, 5, null, true)]
    [InlineData(null, 5, 9, false)]
    [InlineData(6, 5, 9, false)]
    [InlineData(10, 5, 9, true)]
    [InlineData(4, 5, 9, true)]
    [InlineData(6, null, 9, true)]
    public void What_was_removed_counts_again_once_restored_and_what_its_author_deleted_before_does_not(int? deleted, int? removed, int? restored, bool stands) =>
        Withdrawal.Stands(At(deleted), At(removed), At(restored)).ShouldBe(stands);

    private static DateTimeOffset? At(int? minute) => minute is { } known ? An.At(known) : null;
}
