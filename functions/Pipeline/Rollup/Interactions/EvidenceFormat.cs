namespace Pipeline.Rollup.Interactions;

/// <summary>
/// The packed form of what shows a day's facts: a version byte, then a record for each fact that counts. It begins with flags; where an
/// account begins, its id and source follow. Then come the LEB128 of the ticks since the record before, or since the sheet's origin, the
/// event's id, the channel as its place among those of the part, with its name where it comes for the first time, and the message.
/// Accounts are in ascending order, an account's records in the order of time, and each part begins with an account.
/// </summary>
internal static class EvidenceFormat
{
    public const byte Version = 1;
    public const int BeginsAccount = 1;
    public const int HasChannel = 2;
    public const int IsNewChannel = 4;
    public const int HasMessage = 8;
}
