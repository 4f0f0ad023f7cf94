using Pipeline.Rollup.Interactions;

namespace Pipeline.Rollup;

/// <summary>What leads from something in a history back to its fact.</summary>
/// <param name="Member">Who did it: the person, as the roster's number.</param>
/// <param name="Day">Of the history.</param>
/// <param name="At">UTC ticks.</param>
/// <param name="Message">The hash of the message that was posted or reacted to; 0 where there is none, or it does not matter.</param>
internal readonly record struct Trace(int Member, int Day, long At, ulong Message = 0)
{
    public static Trace Of(in PostedMessage message) => new(message.Author, message.Day, message.At, message.Hash);

    /// <param name="to">What was reacted to.</param>
    public static Trace Of(in GivenReaction reaction, in PostedMessage to) => new(reaction.Member, reaction.Day, reaction.At, to.Hash);
}
