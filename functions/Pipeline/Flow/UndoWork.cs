using System.Globalization;
using Pipeline.Enforce;
using Pipeline.Model;
using Pipeline.Record;
using Pipeline.Review;

namespace Pipeline.Flow;

/// <summary>Undone on the platform; what was removed counts again, and its author is told and gets the words back, for no platform lets a bot post them.</summary>
public sealed class UndoWork(UndoActs undo, WithdrawMessage withdraw, AskForAct ask, HoldTexts texts)
{
    // With the sentence before it, this fits into a message of every platform.
    private const int MostWords = 1_500;

    /// <param name="strikes">The author's, each with what stands against it now.</param>
    public async Task HandleAsync(Community community, ReviewCase review, IReadOnlyList<StandingStrike> strikes, CancellationToken cancellationToken)
    {
        var decision = review.Decision!;
        foreach (var text in await undo.HandleAsync(community, strikes, decision, cancellationToken))
        {
            await withdraw.HandleAsync(community.Id, text.Channel, text.Message, removedAt: null, restoredAt: decision.At, cancellationToken);
            if (text.Text == review.Text)
                await ask.HandleAsync(Notice(text, decision, await texts.FindAsync(review, HeldKind.Message, cancellationToken)), cancellationToken);
        }
    }

    private static EnforcementDue Notice(Strike text, ReviewDecision decision, string? words) => new()
    {
        Id = $"{text.Text.Value}-relief",
        Community = text.Community,
        Connection = default,
        Member = text.Member,
        Kind = EnforcementKind.Warn,
        Channel = text.Channel,
        Message = text.Message,
        DecidedAt = decision.At,
        By = decision.By,
        Rule = string.Create(
            CultureInfo.InvariantCulture,
            $"A moderator looked again at your message of {text.At.UtcDateTime:d MMMM, HH:mm} (UTC) and took the decision about it back. We are sorry. You can post it again."),

        // Beside the rule and not in it: the log keeps no text.
        Beside = words is null ? null : $"This is what you wrote:\n\n{(words.Length > MostWords ? words[..MostWords] + " …" : words)}",
    };
}
