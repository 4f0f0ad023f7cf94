namespace Pipeline.Digests;

/// <summary>What a week's digest says, in plain words and without markup. Pictures and texts are made of it.</summary>
/// <param name="From">Monday.</param>
/// <param name="To">Sunday.</param>
/// <param name="Numbers">Three, in the order in which they are shown.</param>
/// <param name="Changed">What changed against the week before.</param>
/// <param name="Thanks">Whom to thank, or who is thanked where all members read it.</param>
/// <param name="Greet">Newcomers who wait for a word.</param>
/// <param name="Waiting">Questions that nobody has answered.</param>
/// <param name="Fix">What goes wrong, with one thing to do about it; null where nothing does or where all members read it.</param>
public sealed record DigestContent(
    string Name, DateOnly From, DateOnly To, IReadOnlyList<DigestNumber> Numbers, IReadOnlyList<string> Changed,
    DigestNames Thanks, DigestNames Greet, DigestNames Waiting, DigestFix? Fix);

/// <summary>A number with its last weeks.</summary>
/// <param name="Says">The whole sentence.</param>
/// <param name="IsShare">From 0 to 1; otherwise a count.</param>
/// <param name="Weeks">Oldest first; the last is the digest's.</param>
public sealed record DigestNumber(string Says, bool IsShare, IReadOnlyList<DigestPoint> Weeks);

/// <param name="Value">Null where there was nothing to count it from.</param>
/// <param name="Low">Of the 95 % interval; null for counts.</param>
/// <param name="High">Of the 95 % interval; null for counts.</param>
public sealed record DigestPoint(double? Value, double? Low = null, double? High = null);

/// <summary>A few of a list.</summary>
/// <param name="Total">How many there are; 0: the list is left out.</param>
public sealed record DigestNames(string Title, int Total, IReadOnlyList<DigestName> First)
{
    public static DigestNames None { get; } = new("", 0, []);
}

/// <param name="Name">Of the member; null where nobody is named.</param>
/// <param name="Says">Why.</param>
/// <param name="Link">Where it is read; null where the ids do not say it.</param>
public sealed record DigestName(string? Name, string Says, Uri? Link);

/// <param name="Since">How long it has been so.</param>
public sealed record DigestFix(string Says, string NextStep, DateOnly Since);
