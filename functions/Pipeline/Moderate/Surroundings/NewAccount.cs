using Pipeline.Model;

namespace Pipeline.Moderate.Surroundings;

/// <summary>Which accounts count as new where several are looked at together.</summary>
internal static class NewAccount
{
    /// <summary>Accounts made for a raid are often left to lie for some days.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(7);

    public static bool IsNewAt(this MemberState member, DateTimeOffset at) => at - member.FirstSeenAt < Window;

    /// <summary>New, and moderated at all.</summary>
    public static bool IsWatchedAt(this MemberState member, DateTimeOffset at, Community community) =>
        member.IsNewAt(at) && !member.IsBot && !member.IsStaffAt(at) && !community.Staff.Contains(member.Member);
}
