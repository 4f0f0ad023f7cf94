using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Pipeline.Model;

namespace Pipeline.Review;

/// <summary>Reviews, as they are configured: section <c>Review</c>.</summary>
public sealed class ReviewOptions
{
    public const string Section = "Review";

    /// <summary>Where members reach this installation, for example https://pipeline.example.org; without it, notices carry no link.</summary>
    public Uri? PublicAddress { get; set; }
}

/// <summary>What an appeal's link is about.</summary>
public sealed record AppealedReview(CommunityId Community, string Review);

/// <summary>
/// Makes and reads the links by which members appeal: the review, and a proof that only this installation can make. Nothing is stored for a
/// link, and whoever has one can do nothing but ask for another look at that one text.
/// </summary>
public sealed class AppealLinks(MemberKey key, IOptions<ReviewOptions> options)
{
    private const string Purpose = "appeal";
    private const string ByHand = "If you think that this is a mistake, tell a moderator: they can take it back.";

    /// <summary>The sentence that a notice ends with.</summary>
    public string SentenceOf(Verdict verdict) => options.Value.PublicAddress is { } address
        ? $"If you think that this is a mistake, ask for another look: {new Uri(address, $"/api/appeals/{TokenOf(new(verdict.Community, ReviewId.Of(verdict)))}")}"
        : ByHand;

    public string TokenOf(AppealedReview appealed) => $"{appealed.Community.Value}.{appealed.Review}.{Proof(appealed.Community.Value, appealed.Review)}";

    /// <summary>Null for whatever this installation did not make.</summary>
    public AppealedReview? Read(string token)
    {
        var parts = token.Split('.');
        return parts.Length == 3
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Proof(parts[0], parts[1])), Encoding.UTF8.GetBytes(parts[2]))
            ? new(new(parts[0]), parts[1])
            : null;
    }

    private string Proof(string community, string review) => key.Proof(Purpose, $"{community}.{review}");
}
