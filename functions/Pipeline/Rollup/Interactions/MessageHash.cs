using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Model;

namespace Pipeline.Rollup.Interactions;

/// <summary>
/// 64 bits that stand for a message, or a thread, of a platform: few enough to keep for each, and enough that no two of a community's
/// ever meet by chance.
/// </summary>
internal static class MessageHash
{
    private const int UsualLength = 256;

    public static ulong Of(Source source, ChannelId channel, string id)
    {
        var length = Encoding.UTF8.GetMaxByteCount(channel.Value.Length + id.Length) + 2;
        var buffer = length <= UsualLength ? stackalloc byte[UsualLength] : new byte[length];
        buffer[0] = (byte)source;
        var written = 1 + Encoding.UTF8.GetBytes(channel.Value, buffer[1..]);
        buffer[written++] = 0;
        written += Encoding.UTF8.GetBytes(id, buffer[written..]);

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer[..written], hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
