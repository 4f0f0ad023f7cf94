using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Model;

/// <summary>The first 128 bits of a SHA-256, as 26 characters of Crockford's base32 in lower case: short, ordered, safe in keys and addresses.</summary>
internal static class Digest
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int TextLength = 26;
    private static readonly sbyte[] Values = ValueOfEachCharacter();

    public static string Text(string scope, ReadOnlySpan<char> value, int ordinal)
    {
        var length = Encoding.UTF8.GetMaxByteCount(scope.Length + value.Length) + 5;
        var buffer = length <= 512 ? stackalloc byte[length] : new byte[length];
        var written = Encoding.UTF8.GetBytes(scope, buffer);
        buffer[written++] = 0;
        written += Encoding.UTF8.GetBytes(value, buffer[written..]);
        BinaryPrimitives.WriteInt32LittleEndian(buffer[written..], ordinal);

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer[..(written + 4)], hash);
        return Base32(hash[..16]);
    }

    public static string Text(ReadOnlySpan<byte> value)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(value, hash);
        return Base32(hash[..16]);
    }

    /// <summary>Reads back what <see cref="Base32(ReadOnlySpan{byte})"/> wrote; false for anything else, so the two are each other's inverse.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out UInt128 bits)
    {
        bits = UInt128.Zero;
        if (text.Length != TextLength || text[0] > '7')
            return false;

        foreach (var c in text)
        {
            if (c >= Values.Length || Values[c] < 0)
                return false;
            bits = (bits << 5) | (uint)Values[c];
        }

        return true;
    }

    public static string Base32(UInt128 bits) => string.Create(TextLength, bits, static (text, raw) => Fill(text, raw));

    public static string Base32(ReadOnlySpan<byte> sixteen) =>
        string.Create(TextLength, MemoryMarshal.Read<UInt128>(sixteen), static (text, raw) =>
            Fill(text, BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(raw) : raw));

    private static void Fill(Span<char> text, UInt128 bits)
    {
        for (var i = text.Length - 1; i >= 0; i--)
        {
            text[i] = Alphabet[(int)(bits & 31)];
            bits >>= 5;
        }
    }

    private static sbyte[] ValueOfEachCharacter()
    {
        var values = new sbyte[128];
        Array.Fill(values, (sbyte)-1);
        for (var i = 0; i < Alphabet.Length; i++)
            values[Alphabet[i]] = (sbyte)i;
        return values;
    }
}
