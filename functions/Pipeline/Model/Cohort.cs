namespace Pipeline.Model;

/// <summary>
/// The members of one week's cohort and how many of them came back when. Every number is null until its window is over for the whole
/// cohort; unbounded numbers can grow with every day and hold as of the community's last closed day.
/// </summary>
public sealed record Cohort
{
    public required CommunityId Community { get; init; }

    /// <summary>The Monday the week begins with.</summary>
    public required DateOnly Week { get; init; }

    /// <summary>Null for all platforms together.</summary>
    public Source? Platform { get; init; }

    public int Definition { get; init; }

    /// <summary>Members who joined (or were first seen active) in the week: the brackets' denominator.</summary>
    public int Joined { get; init; }

    /// <summary>Active within 24 hours of joining.</summary>
    public int? Days0 { get; init; }

    public int? Days1To3 { get; init; }

    public int? Days4To7 { get; init; }

    public int? Days8To14 { get; init; }

    public int? Days15To30 { get; init; }

    public int? Days31To60 { get; init; }

    public int? Days61To90 { get; init; }

    /// <summary>Members whose first activity was in the week: the denominator of what follows.</summary>
    public int Started { get; init; }

    public int? RetentionD1 { get; init; }

    public int? RetentionD3 { get; init; }

    public int? RetentionD7 { get; init; }

    public int? RetentionD14 { get; init; }

    public int? RetentionD30 { get; init; }

    public int? RetentionD60 { get; init; }

    public int? RetentionD90 { get; init; }

    /// <summary>Active on day 1 or any later day.</summary>
    public int? UnboundedD1 { get; init; }

    public int? UnboundedD3 { get; init; }

    public int? UnboundedD7 { get; init; }

    public int? UnboundedD14 { get; init; }

    public int? UnboundedD30 { get; init; }

    public int? UnboundedD60 { get; init; }

    public int? UnboundedD90 { get; init; }
}
