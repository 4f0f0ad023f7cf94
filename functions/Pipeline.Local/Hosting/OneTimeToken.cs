using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Local.Hosting;

/// <summary>Lets one browser in, once: printed when the host starts, and worth nothing when it is found in a history or a log later.</summary>
internal sealed class OneTimeToken
{
    private int _isUsed;

    public string Value { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    public bool TryUse(string? given) =>
        given is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(Value))
        && Interlocked.Exchange(ref _isUsed, 1) == 0;
}
