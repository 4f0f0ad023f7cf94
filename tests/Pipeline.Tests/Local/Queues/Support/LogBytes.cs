using System.Text;

namespace Pipeline.Tests.Local.Queues.Support;

/// <summary>Files as bytes, to look into them and to damage them.</summary>
internal static class LogBytes
{
    public static bool Holds(string file, string text) => Read(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    /// <summary>Flips a bit of the first byte of the text.</summary>
    public static void Flip(string file, string text) => Flip(file, Read(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)));

    /// <summary>Flips a bit of a byte, counted from the end if it is negative.</summary>
    public static void Flip(string file, int offset)
    {
        var bytes = Read(file);
        bytes[offset < 0 ? bytes.Length + offset : offset] ^= 4;
        using var target = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        target.Write(bytes);
    }

    /// <summary>The bytes with zeros from an offset on.</summary>
    public static byte[] Zeroed(byte[] bytes, int from)
    {
        var zeroed = bytes.ToArray();
        zeroed.AsSpan(from).Clear();
        return zeroed;
    }

    public static byte[] Read(string file)
    {
        using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[source.Length];
        source.ReadExactly(bytes);
        return bytes;
    }

    public static void CopyFolder(string from, string to)
    {
        foreach (var folder in Directory.GetDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
            File.WriteAllBytes(Path.Combine(to, Path.GetRelativePath(from, file)), Read(file));
    }
}
