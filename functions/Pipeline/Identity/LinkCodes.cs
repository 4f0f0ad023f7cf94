using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Model;

namespace Pipeline.Identity;

/// <summary>A code that links whoever sends it to the account it was made for.</summary>
public sealed record LinkCode(string Text, DateTimeOffset ExpiresAt);

/// <summary>
/// Makes and reads link codes: account, instant of expiry, and a proof of both that only this installation can make. Nothing is stored
/// for a code until somebody sends it back: <c>/link CODE</c> as a message, or by the API.
/// </summary>
public sealed class LinkCodes(MemberKey key)
{
    /// <summary>How long a code can be sent back.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private const string Purpose = "link-code";
    private const string Command = "/link";
    private const int MostLength = 128;

    public LinkCode Make(CommunityId community, MemberId account, DateTimeOffset now)
    {
        var expires = DateTimeOffset.FromUnixTimeSeconds((now + Lifetime).ToUnixTimeSeconds());
        var head = string.Create(CultureInfo.InvariantCulture, $"{account.Value}.{expires.ToUnixTimeSeconds()}");
        return new($"{head}.{Proof(community, head)}", expires);
    }

    /// <summary>The code that a message brings back; null for any other message, and for a code that is none, is over, or is the sender's own.</summary>
    public RedeemedCode? Sent(MessagePosted posted)
    {
        var text = posted.Content.Text.AsSpan().Trim();
        if (!text.StartsWith(Command, StringComparison.OrdinalIgnoreCase) || text.Length > MostLength + Command.Length)
            return null;

        // Clients write a command to one bot of several as /link@bot.
        var space = text.IndexOf(' ');
        return space < 0 ? null : Read(posted.Community, text[space..].Trim().ToString(), posted.Author.Id, posted.At);
    }

    /// <summary>The code that <paramref name="sender"/> sent at the instant; null where it links nothing.</summary>
    public RedeemedCode? Read(CommunityId community, string code, MemberId sender, DateTimeOffset at)
    {
        var parts = code.Split('.');
        if (parts.Length != 3 || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var expires))
            return null;

        var proof = Proof(community, $"{parts[0]}.{parts[1]}");
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(proof), Encoding.UTF8.GetBytes(parts[2]))
            && at.ToUnixTimeSeconds() <= expires && parts[0] != sender.Value
            ? new(community, proof, new(parts[0]), sender, at)
            : null;
    }

    private string Proof(CommunityId community, string head) => key.Proof(Purpose, $"{community.Value}.{head}");
}
