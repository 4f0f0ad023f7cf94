namespace Pipeline.Model;

/// <summary>Somebody said that two accounts are one person's, or that they are not any more.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who: a moderator's name, or <c>code</c> where the person proved it.</param>
/// <param name="Reason">Why, in the words of whoever did it.</param>
public sealed record LinkStep(DateTimeOffset At, string By, string? Reason)
{
    public static LinkStep? Later(LinkStep? one, LinkStep? other) => new[] { one, other }
        .OrderBy(step => step?.At).ThenBy(step => step?.By, StringComparer.Ordinal).ThenBy(step => step?.Reason, StringComparer.Ordinal)
        .Last();
}

/// <summary>What moderators said of two accounts. It never follows from likeness: names and texts link nobody.</summary>
public sealed record IdentityLink
{
    public required CommunityId Community { get; init; }

    /// <summary>The account whose id comes first.</summary>
    public required MemberId One { get; init; }

    public required MemberId Other { get; init; }

    /// <summary>Null: only ended, where the person had linked the accounts.</summary>
    public LinkStep? Made { get; init; }

    public LinkStep? Ended { get; init; }

    public static IdentityLink Between(CommunityId community, MemberId one, MemberId other) => one.CompareTo(other) < 0
        ? new() { Community = community, One = one, Other = other }
        : new() { Community = community, One = other, Other = one };

    public static IdentityLink Join(IdentityLink one, IdentityLink other) => one with
    {
        Made = LinkStep.Later(one.Made, other.Made),
        Ended = LinkStep.Later(one.Ended, other.Ended),
    };
}

/// <summary>A link code that an account of the same person sent back. It links the first account that sends it, and no second.</summary>
/// <param name="Code">The code's digest.</param>
/// <param name="Account">Whose code it was.</param>
/// <param name="Sender">Who sent it.</param>
public sealed record RedeemedCode(CommunityId Community, string Code, MemberId Account, MemberId Sender, DateTimeOffset At)
{
    public static RedeemedCode Join(RedeemedCode one, RedeemedCode other) =>
        (one.At.CompareTo(other.At), one.Sender.CompareTo(other.Sender)) is ( < 0, _) or (0, <= 0) ? one : other;
}
