using System.Globalization;
using Pipeline.Bus;

namespace Pipeline.Local.Queues;

/// <summary>What becomes of a message that was delivered, or cannot be now.</summary>
internal abstract record Fate
{
    private const int MostDescription = 4096;

    /// <summary>It comes this much later at most than its back-off says, so that what failed together does not come again together.</summary>
    private const double MostJitter = 0.2;

    private Fate()
    {
    }

    public static Fate Of(Settlement settlement, int attempt, BackOffOptions options, DateTimeOffset now) => settlement switch
    {
        Settlement.Completed => Gone.Instance,
        Settlement.DeadLettered dead => new Dead(dead.Reason, Short(dead.Description), attempt),
        Settlement.Retried retried when attempt >= options.MaxAttempts => OutOfAttempts(attempt, $"failed: {Short(retried.Reason)}"),
        Settlement.Retried => new Parked(now + options.DelayAfter(attempt) * (1 + Random.Shared.NextDouble() * MostJitter), attempt + 1),
        _ => throw new ArgumentOutOfRangeException(nameof(settlement), settlement.GetType().Name, "This is no settlement the queue knows."),
    };

    /// <summary>The fate of a message whose turn it is, if it is not to be delivered now.</summary>
    public static Fate? Instead(in QueuedMessage message, int maxAttempts, DateTimeOffset now)
    {
        if (message.Attempt > maxAttempts)
            return OutOfAttempts(message.Attempt - 1, "ended without an answer");

        return !message.IsParked && message.Message.NotBefore > now ? new Parked(message.Message.NotBefore.Value, message.Attempt) : null;
    }

    private static Dead OutOfAttempts(int attempt, string how) =>
        new("attempts", string.Create(CultureInfo.InvariantCulture, $"Attempt {attempt} {how}."), attempt);

    private static string Short(string text) => text.Length <= MostDescription ? text : text[..MostDescription];

    /// <summary>Settled.</summary>
    public sealed record Gone : Fate
    {
        public static Gone Instance { get; } = new();
    }

    /// <summary>Comes when it is due, as this attempt.</summary>
    public sealed record Parked(DateTimeOffset DueAt, int Attempt) : Fate;

    public sealed record Dead(string Reason, string Description, int Attempts) : Fate;
}
