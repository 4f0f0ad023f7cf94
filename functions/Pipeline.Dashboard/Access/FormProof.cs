using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Pipeline.Model;

namespace Pipeline.Dashboard.Access;

/// <summary>
/// Protects forms against being sent from elsewhere: a proof that only this installation makes, for one viewer and one day, and what browsers
/// say of where a request came from. Nothing is stored, so instances that come and go, and a restart, keep open pages usable.
/// </summary>
public sealed class FormProof(MemberKey key, TimeProvider clock)
{
    /// <summary>The hidden field of every form.</summary>
    public const string Field = "proof";

    private const string Purpose = "dashboard-form";

    public string Of(Viewer viewer) => Of(viewer, Today);

    public bool Accepts(HttpRequest request, Viewer viewer, string? proof)
    {
        // https://www.w3.org/TR/fetch-metadata/: browsers do not let a page set this.
        if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin") || proof is null)
            return false;

        var given = Encoding.UTF8.GetBytes(proof);
        return Matches(given, Of(viewer, Today)) || Matches(given, Of(viewer, Today.AddDays(-1)));
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private string Of(Viewer viewer, DateOnly day) => key.Proof(Purpose, $"{day.ToString("O", CultureInfo.InvariantCulture)} {viewer.Name}");

    private static bool Matches(byte[] given, string expected) => CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(expected));
}
