using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Model.Coverage;
using Pipeline.Platforms;

namespace Pipeline.Connect;

/// <summary>Asks a platform what it really grants to a connection.</summary>
public abstract class PlatformCheck
{
    public abstract Source Source { get; }

    /// <summary>Is asked only where the connection has a token.</summary>
    public abstract Task<IReadOnlyList<ConnectionFinding>> CheckAsync(Connection connection, CancellationToken cancellationToken);

    /// <summary>Whether a call was answered as it should; the finding says why not.</summary>
    protected static ConnectionFinding? Trouble(string what, PlatformAnswer answer, string? reason) => answer.Status switch
    {
        0 => new(what, "The platform gave no answer.", "See whether this machine reaches the internet, then check again."),
        401 or 403 => new(what, "The platform refuses the token.", "Copy the token again from the platform's settings into Token of the connection."),
        429 => new(what, "The platform is busy with us.", "Check again in some minutes."),
        >= 500 => new(what, $"The platform is in trouble (status {answer.Status}).", "Check again later."),
        _ when !answer.IsSuccess || reason is not null => new(what, $"The platform answers: {reason ?? $"status {answer.Status}"}.", "Correct what it names, then check again."),
        _ => null,
    };
}
