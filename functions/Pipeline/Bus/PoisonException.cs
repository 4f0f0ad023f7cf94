namespace Pipeline.Bus;

/// <summary>The message can never be handled: trying again would not help, so it goes to the dead letters with this reason.</summary>
public sealed class PoisonException : Exception
{
    public PoisonException(string reason, string description, Exception? inner = null)
        : base(description, inner) => Reason = reason;

    /// <summary>One word for lists and counters, for example <c>unreadable</c>.</summary>
    public string Reason { get; }
}
