using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Rollup.Interactions;

/// <summary>What a record of a sheet of interactions says. The numbers are part of the stored format.</summary>
internal enum InteractionKind : byte
{
    /// <summary>Whose the records are that follow.</summary>
    Account = 0,

    /// <summary>Posted a message that answers none and is in no thread.</summary>
    Message = 1,

    /// <summary>Posted a message that answers another.</summary>
    Reply = 2,

    /// <summary>Posted a message in a thread that answers none in particular.</summary>
    InThread = 3,

    /// <summary>Reacted to a message, and did not take it back on the day.</summary>
    Reaction = 4,
    Joined = 5,
    Left = 6,
}

/// <summary>One record as it is read back.</summary>
internal struct InteractionRecord
{
    public InteractionKind Kind;
    public Source Source;

    /// <summary>Whose it is: the roster's number for the account.</summary>
    public int Account;

    /// <summary>UTC ticks.</summary>
    public long At;

    /// <summary>The message that was posted (see <see cref="MessageHash"/>).</summary>
    public ulong Message;

    /// <summary>The message that was answered or reacted to, or the thread that the message is in.</summary>
    public ulong Target;

    public ContentKind Content;
    public bool Recommends;
    public Attribution Attribution;

    /// <summary>The roster's number for the inviter's account; -1: nobody is known.</summary>
    public int Inviter;
}

/// <summary>
/// The packed form of a sheet of interactions: a version byte, then records, each a tag and what belongs to its kind. The tag's lowest
/// three bits are the kind; then, of messages, three bits of content kind and one that says that it recommends; of joinings, two bits of
/// attribution and one that says that an inviter follows. An account's record holds its id and source. All others begin with the LEB128
/// of the ticks since the record before, or since the sheet's origin after an account's; hashes are 8 bytes. Accounts are in ascending
/// order, an account's records in the order of time, and each part begins with an account.
/// </summary>
internal static class InteractionFormat
{
    public const byte Version = 1;
    public const int KindMask = 7;
    public const int DetailShift = 3;
    public const int DetailMask = 7;
    public const int Recommends = 1 << 6;
    public const int AttributionMask = 3;
    public const int HasInviter = 1 << 5;
}
