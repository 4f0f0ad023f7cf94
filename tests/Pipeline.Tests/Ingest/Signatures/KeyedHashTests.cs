using System.Security.Cryptography;
using Pipeline.Ingest.Signatures;

namespace Pipeline.Tests.Ingest.Signatures;

public sealed class KeyedHashTests
{
    [Fact]
    public void Every_key_signs_as_itself_also_when_more_come_than_are_kept()
    {
        byte[][] keys = [[], .. Enumerable.Range(1, 20).Select(number => RandomNumberGenerator.GetBytes(number < 15 ? 32 : number * 7))];
        var content = RandomNumberGenerator.GetBytes(1_000);

        foreach (var key in keys.Concat(keys).Concat(keys.Reverse()))
        {
            var signature = new byte[HMACSHA256.HashSizeInBytes];
            KeyedHash.Sign(key, content, signature);
            signature.ShouldBe(HMACSHA256.HashData(key, content));
        }
    }
}
