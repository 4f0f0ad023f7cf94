using System.Runtime.CompilerServices;
using Pipeline.Model;
using Pipeline.Moderate.SecondOpinion;
using Pipeline.Text;

namespace Pipeline.Moderate;

/// <summary>Takes from a text, while it is there, everything that the checks look at.</summary>
public static class ReadSignals
{
    // What no check would act on is not kept, so that most rows carry no scores.
    private const int LeastKept = 100;

    // The rules of a community are one object for as long as nobody changes them.
    private static readonly ConditionalWeakTable<IReadOnlyList<string>, PhraseSet> Blocked = [];

    /// <param name="author">As the event shows whoever wrote it.</param>
    /// <param name="scores">Of the content's text.</param>
    /// <param name="opinion">Of whoever was asked about it; null: nobody.</param>
    public static TextSignals Of(MessageContent content, Person author, CommunityRules rules, TextScores scores, Opinion? opinion = null)
    {
        var counts = new LinkCounts(rules);
        counts.Add(content.Text);
        foreach (var hidden in content.HiddenLinks ?? [])
            counts.Add(hidden);

        var (spam, scam, toxic) = (Kept(scores.Unwanted), Kept(scores.Scam), Kept(scores.Toxic));
        return counts.Signals with
        {
            Spam = spam,
            Scam = scam,
            Toxic = toxic,
            Models = spam + scam + toxic > 0 ? TextScorer.Default.Version : null,
            SecondOpinion = opinion?.Harm is { } harm ? (int)MathF.Round(harm * TextSignals.One) : null,
            IsDegraded = opinion is { IsDegraded: true },
            Fingerprint = TextFingerprint.Of(content.Text),
            Similarity = SimHash.Of(content.Text),
            Signs = scores.Signs,
            Language = rules.Languages.Count > 0 ? scores.Language : TextLanguage.Unknown,
            Blocked = rules.BlockedTerms.Count > 0 ? Blocked.GetValue(rules.BlockedTerms, PhraseSet.Of).CountIn(content.Text) : 0,
            IsWordless = !content.Text.Any(char.IsLetterOrDigit),
            ClaimsOffice = ClaimsOffice(author.Handle) || ClaimsOffice(author.Name),
            Mentions = content.Mentions,
            HasMedia = content.HasMedia,
            IsForwarded = content.IsForwarded,
        };
    }

    private static bool ClaimsOffice(string? name) => name is not null && NameShape.Of(name).ClaimsOffice;

    private static int Kept(float probability) => (int)MathF.Round(probability * TextSignals.One) is >= LeastKept and var kept ? kept : 0;
}
