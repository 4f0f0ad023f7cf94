using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pipeline.Text;

/// <summary>Reads the parts of a model file in their order.</summary>
internal ref struct ModelReader(ReadOnlySpan<byte> file)
{
    private ReadOnlySpan<byte> _rest = file;

    public T Number<T>() where T : unmanaged => MemoryMarshal.Read<T>(Take(Unsafe.SizeOf<T>()));

    public byte[] Bytes(int count) => Take(count).ToArray();

    public T[] Array<T>() where T : unmanaged => Span<T>().ToArray();

    public ReadOnlySpan<T> Span<T>() where T : unmanaged
    {
        var count = Number<int>();
        if (count < 0 || (long)count * Unsafe.SizeOf<T>() > _rest.Length)
            throw Short();

        return MemoryMarshal.Cast<byte, T>(Take(count * Unsafe.SizeOf<T>()));
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_rest.Length < count)
            throw Short();

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private static InvalidDataException Short() => new("The model file ends too early.");
}
