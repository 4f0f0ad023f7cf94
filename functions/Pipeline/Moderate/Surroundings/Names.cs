using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Moderate.Surroundings;

/// <summary>What a member's names look like.</summary>
internal static class Names
{
    public static NameShape Handle(this MemberState member) => member.Handle is { } handle ? NameShape.Of(handle) : default;

    public static NameShape Display(this MemberState member) => member.Name is { } name ? NameShape.Of(name) : default;

    /// <summary>Everything that the names can be found by.</summary>
    public static IEnumerable<ulong> Shapes(MemberState member)
    {
        var (handle, display) = (member.Handle(), member.Display());
        return new[] { handle.Whole, handle.Core, display.Whole, display.Core }.Where(shape => shape != 0).Distinct();
    }

    public static bool AreSame(MemberState one, MemberState other) => one.Handle == other.Handle && one.Name == other.Name;

    /// <summary>One looks like the other at a glance; or claims an office, and looks like the other besides.</summary>
    public static bool CanBeTakenFor(this NameShape one, NameShape other) =>
        (one.Whole != 0 && one.Whole == other.Whole) || (one is { ClaimsOffice: true, Core: not 0 } && one.Core == other.Core);
}
