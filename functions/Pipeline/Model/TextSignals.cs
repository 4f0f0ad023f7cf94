using Pipeline.Text;

namespace Pipeline.Model;

/// <summary>
/// What moderation needs to know of a text, kept when the text is gone: a later event can change what an earlier message looks like
/// among its neighbours, and it is then judged again from this. Which links count was decided by the community's rules of that moment.
/// </summary>
public sealed record TextSignals
{
    /// <summary>A probability of 1 as it is kept.</summary>
    public const int One = 1000;

    /// <summary>Equal for texts that differ in case, spacing and punctuation only; 0 for one too short to compare.</summary>
    public ulong Fingerprint { get; init; }

    /// <summary>Differs in few bits from that of a nearly equal text (see <see cref="SimHash"/>); 0 for one too short to compare.</summary>
    public ulong Similarity { get; init; }

    /// <summary>Links to hosts that the rules do not allow by name.</summary>
    public int Links { get; init; }

    /// <summary>Among them: hosts that everybody links to (code, reference works, pictures, documents).</summary>
    public int Familiar { get; init; }

    /// <summary>Among them: invites to other groups and servers.</summary>
    public int Invites { get; init; }

    /// <summary>Among them: hosts on a list of phishing and scam sites.</summary>
    public int Listed { get; init; }

    /// <summary>Among them: hosts on a list of suspected sites.</summary>
    public int Suspected { get; init; }

    /// <summary>Among them: hosts of a public shortener, whose targets nobody sees.</summary>
    public int Shortened { get; init; }

    /// <summary>Among them: addresses that open a talk with somebody.</summary>
    public int Contacts { get; init; }

    /// <summary>Among them: hosts that are made to look like a well-known one, or like one that the rules allow.</summary>
    public int LookAlikes { get; init; }

    /// <summary>Among them: written so that a filter misses them, or of files that a system would run.</summary>
    public int Disguised { get; init; }

    /// <summary>Equal for links that credit the same account (see <see cref="Referrals"/>), of the first that does; 0: none.</summary>
    public ulong Referral { get; init; }

    /// <summary>Links to hosts that the rules refuse by name.</summary>
    public int Refused { get; init; }

    /// <summary>Probability of spam or scam, in parts of <see cref="One"/>; 0 where it is too small to matter.</summary>
    public int Spam { get; init; }

    /// <summary>Probability of scam alone.</summary>
    public int Scam { get; init; }

    /// <summary>Probability of insult, threat, hatred or harassment.</summary>
    public int Toxic { get; init; }

    /// <summary>The version of the models that said so; null where they said nothing that is kept.</summary>
    public string? Models { get; init; }

    /// <summary>Harm by a service that was asked because the local models were unsure; null: nobody was asked, or nobody answered.</summary>
    public int? SecondOpinion { get; init; }

    /// <summary>A second opinion was wanted and did not come: the local scores stand alone.</summary>
    public bool IsDegraded { get; init; }

    /// <summary>What the text does besides, as far as a check looks at it.</summary>
    public TextSigns Signs { get; init; }

    /// <summary>Kept where the rules name languages.</summary>
    public TextLanguage Language { get; init; }

    /// <summary>Places where a term stands that the rules block.</summary>
    public int Blocked { get; init; }

    /// <summary>There are no words in it.</summary>
    public bool IsWordless { get; init; }

    /// <summary>The author's name or handle, as it was then, says admin, moderator, support or the like.</summary>
    public bool ClaimsOffice { get; init; }

    public int Mentions { get; init; }

    public bool HasMedia { get; init; }

    public bool IsForwarded { get; init; }
}
