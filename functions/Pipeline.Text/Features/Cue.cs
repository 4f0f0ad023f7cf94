namespace Pipeline.Text;

/// <summary>
/// What a piece of a text may stand for, in any language. The first group is found by shape, the rest by the lexicon's words and phrases.
/// The numbers are part of the feature space.
/// </summary>
internal enum Cue : byte
{
    None = 0,

    // By shape: addresses.
    Link, BareLink, Invite, ContactLink, ShortLink, ListedLink, SuspiciousLink, NumericLink, DisguisedLink, ExecutableLink, CheapLink,
    Mail, Phone, Wallet, Mention, HashTag, CashTag,

    // By shape: amounts.
    Money, LargeMoney, Percent,

    // By shape: the way of writing.
    Capitals, MixedScript, Leet, Split, Stretched, Masked, HiddenBreaks, DressedLetters, Accents,
    Exclamations, Question, Questions, Ellipsis, Code, CodeBlock, Quote, Step,

    // By shape: pictures.
    MoneyPicture, PointingPicture, AlertPicture, CheckPicture, AdultPicture, LaughPicture, WarmPicture, RudePicture, Picture,

    // What spam and scams say.
    AskContact, Messenger, JoinUs, Earn, Guarantee, Urgent, Free, Credential, PayFirst, Authority, AccountThreat, Sell, Illicit, Crypto,
    Gambling, Adult, Loan, Job, Prize, RiskyFile, Verify, Testimonial, Secrecy, Discount, Crowd, OwnChannel, Pharmacy, Invest, Promotion,
    Scarcity, Excuse, Send, Ease,

    // What honest talk says.
    Warning, Negation, Asks, Self, Trade, Hedge, Thanks, Greeting, Community, Pinned, Past, Technical, Music, Condition,

    // What hurts.
    Profanity, Insult, Slur, Sexual, Threat, You, Dismissal, Animal, Body, Family, People, DeathWish, Stupid, Negative, Contempt, Exclusion,
    ListedMild, ListedStrong, ListedSevere, ListedSlur, ListedInsult,

    // What a message is for.
    HowTo, Advice, Complaint, Wish, Praise, Recommend, Achieved, Congratulation, Opinion, Shares, Finished, SmallTalk, Logistics,

    // Words that tell the language; they are no features.
    English, Russian, Spanish, Portuguese, German, French, Italian, Polish, Ukrainian, Turkish, Dutch,
}
