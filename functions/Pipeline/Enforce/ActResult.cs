namespace Pipeline.Enforce;

/// <summary>What a platform made of an act.</summary>
public abstract record ActResult
{
    private ActResult()
    {
    }

    public sealed record Done : ActResult;

    /// <summary>Too late, which is as good: the message is gone, the member has left.</summary>
    public sealed record NothingLeft(string Detail) : ActResult;

    /// <summary>What it was decided by no longer stands.</summary>
    public sealed record CalledOff : ActResult;

    /// <summary>It will not be done, however often it is asked.</summary>
    /// <param name="Detail">What would have to change, in plain words.</param>
    public sealed record Refused(string Detail) : ActResult;

    /// <summary>The platform asks to come later.</summary>
    public sealed record Later(TimeSpan Wait) : ActResult;

    /// <summary>No answer, or one that says nothing: the queue tries again.</summary>
    public sealed record Trouble(string Detail) : ActResult;
}
