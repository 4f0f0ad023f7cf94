using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Rollup.Interactions;

[Flags]
internal enum MessageTraits : byte
{
    None = 0,

    /// <summary>Its author recommends the community.</summary>
    Recommends = 1,

    /// <summary>Answers nothing; and where it is in a thread or topic, it is the first message of it that is known.</summary>
    StartsThread = 2,

    /// <summary>Its author was staff when the day ended.</summary>
    ByStaff = 4,
}

/// <summary>A message that counts: neither deleted nor removed, and by a person.</summary>
/// <param name="At">UTC ticks.</param>
/// <param name="Author">The person, as the roster's number.</param>
/// <param name="Target">The place, among the messages, of the one that it answers; -1: it answers none, or none that is known and counts.</param>
/// <param name="Day">Of the history.</param>
/// <param name="Hash">Finds its fact again (see <see cref="MessageHash"/>).</param>
internal readonly record struct PostedMessage(
    long At, int Author, int Target, int Day, Source Source, ContentKind Content, MessageTraits Traits, ulong Hash)
{
    public bool IsByStaff => (Traits & MessageTraits.ByStaff) != 0;

    public bool StartsThread => (Traits & MessageTraits.StartsThread) != 0;

    public bool Recommends => (Traits & MessageTraits.Recommends) != 0;
}

/// <summary>A reaction by a person that stood when its day ended; each emoji is its own.</summary>
/// <param name="Target">The place of the message among the messages; -1: none that is known and counts.</param>
internal readonly record struct GivenReaction(long At, int Member, int Target, int Day, Source Source, bool IsByStaff);

/// <summary>A person joined, whoever brought them.</summary>
/// <param name="Inviter">The person; -1: nobody is known. Who invited themselves with another account is named, too.</param>
internal readonly record struct Joining(long At, int Member, int Inviter, int Day, Source Source, Attribution Attribution, bool IsByStaff);

/// <summary>A person left, or was made to leave; with several accounts, with one of them.</summary>
internal readonly record struct Leaving(long At, int Member, int Day, Source Source);
