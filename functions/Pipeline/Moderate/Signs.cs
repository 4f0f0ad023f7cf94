using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Moderate;

/// <summary>
/// What a text shows besides its wording. A model's word for a text is enough to show it to a moderator; that it is also
/// removed takes one of these beside it, which has nothing to do with the wording.
/// </summary>
internal static class Signs
{
    /// <summary>An account of less than this has only come to write what it writes.</summary>
    public static readonly TimeSpan Minutes = TimeSpan.FromMinutes(10);

    public static bool Has(this JudgedText text, TextSigns sign) => (text.Signals.Signs & sign) != 0;

    /// <summary>It leads somebody away from the community: to a talk in private, another group, a number, a wallet.</summary>
    public static bool LeadsAway(this JudgedText text) =>
        text.Signals.Contacts + text.Signals.Invites > 0 || text.Has(TextSigns.Solicits | TextSigns.Wallet | TextSigns.Contact);

    public static bool HasAddress(this JudgedText text) => text.Signals.Links > 0 || text.LeadsAway();

    /// <summary>It sells something by words alone, demands something, or leads to a place that is not everybody's.</summary>
    public static bool LeadsSomewhere(this JudgedText text) =>
        text.Signals.Links > text.Signals.Familiar || text.LeadsAway() || text.Has(TextSigns.Demands | TextSigns.CallsAll)
        || (text.Signals.Links == 0 && text.Has(TextSigns.Sells));

    public static bool IsMinutesOld(this JudgedText text) => text.Text.At - text.Author.FirstSeenAt < Minutes;

    /// <summary>Here for long enough that most of what is written once and leads nowhere is only clumsy.</summary>
    public static bool IsSettled(this JudgedText text) => text.Text.At - text.Author.FirstSeenAt >= Trust.Age;

    /// <summary>Who warns of a scam, or asks whether something is one, often repeats what it says.</summary>
    public static bool OnlyTalksAbout(this JudgedText text) =>
        text.IsByNewcomer
            ? text.Has(TextSigns.Warns) && text.Has(TextSigns.Asks) && text.Signals.Contacts + text.Signals.Invites == 0 && !text.Has(TextSigns.Wallet)
            : text.Has(TextSigns.Warns | TextSigns.Quotes);

    /// <summary>Words alone: nothing is offered, promised or demanded, and there is nowhere to go.</summary>
    public static bool IsWordsAlone(this JudgedText text) =>
        text.Signals.Links == 0 && !text.Has(TextSigns.Wallet | TextSigns.Contact | TextSigns.Sells | TextSigns.Earns | TextSigns.Demands | TextSigns.CallsAll);

    /// <summary>Whether one of the signs stands beside the wording; a plain link of somebody who is here for long is none.</summary>
    public static bool AreBeside(JudgedText text) =>
        text.IsByNewcomer || text.LeadsAway() || text.Signals.LookAlikes + text.Signals.Shortened + text.Signals.Disguised > 0 || text.Signals.Referral != 0
        || text.Signals.ClaimsOffice || text.Has(TextSigns.CallsAll) || (text.Signals.Links > text.Signals.Familiar && !text.IsSettled());

    /// <summary>The names of the signs, for evidence; empty where there is none.</summary>
    public static string Beside(JudgedText text)
    {
        var signals = text.Signals;
        (bool Is, string Name)[] signs =
        [
            (text.IsByNewcomer, "newcomer"),
            (signals.Links > 0, "link"),
            (signals.Invites > 0, "invite"),
            (signals.Contacts > 0 || text.Has(TextSigns.Contact), "contact"),
            (text.Has(TextSigns.Wallet), "wallet"),
            (text.Has(TextSigns.Solicits), "solicitation"),
            (signals.LookAlikes > 0, "look-alike"),
            (signals.ClaimsOffice, "claimed office"),
            (text.Has(TextSigns.CallsAll), "calls everybody"),
        ];
        return string.Join(", ", signs.Where(sign => sign.Is).Select(sign => sign.Name));
    }
}
