namespace Pipeline.Model;

/// <summary>
/// A name that a member has, or had, by what it looks like (see <see cref="Text.NameShape"/>): finds those whose names can be taken for
/// each other. It does not tell the name.
/// </summary>
public sealed record KnownName
{
    public required CommunityId Community { get; init; }

    public required ulong Shape { get; init; }

    public required MemberId Member { get; init; }
}
