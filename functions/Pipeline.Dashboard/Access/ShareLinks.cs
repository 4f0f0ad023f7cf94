using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Model;

namespace Pipeline.Dashboard.Access;

/// <summary>Makes and reads links that show one community's numbers to whoever has them, until a day. Nothing is stored for a link.</summary>
public sealed class ShareLinks(MemberKey key, TimeProvider clock)
{
    /// <summary>A link is good for at most so long.</summary>
    public const int MostDays = 90;

    private const string Purpose = "dashboard-share";
    private const string DayFormat = "yyyyMMdd";

    /// <param name="until">The last day (UTC) on which it shows anything.</param>
    public string TokenOf(CommunityId community, DateOnly until)
    {
        var day = until.ToString(DayFormat, CultureInfo.InvariantCulture);
        return $"{community.Value}.{day}.{Proof(community.Value, day)}";
    }

    /// <summary>Null for what this installation did not make, and for what is over.</summary>
    public SharedCommunity? Read(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Proof(parts[0], parts[1])), Encoding.UTF8.GetBytes(parts[2])))
            return null;

        var until = DateOnly.ParseExact(parts[1], DayFormat, CultureInfo.InvariantCulture);
        return until < DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) ? null : new(new(parts[0]), until);
    }

    private string Proof(string community, string day) => key.Proof(Purpose, $"{community}.{day}");
}

/// <summary>What a shared link shows, and until when.</summary>
public sealed record SharedCommunity(CommunityId Community, DateOnly Until);
