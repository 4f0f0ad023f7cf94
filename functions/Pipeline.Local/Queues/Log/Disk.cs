using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Pipeline.Local.Queues.Log;

/// <summary>What the log asks of the disk. Tests let it fail here.</summary>
internal class Disk
{
    private static readonly byte[] Zeros = new byte[256 * 1024];

    /// <summary>
    /// Makes a file of this many zeros that is there after a power cut; in a hurry it has fewer, and then writing to it has to make it
    /// longer, which takes twice as long.
    /// </summary>
    public virtual SafeFileHandle Create(string path, long bytes, CancellationToken hurry)
    {
        // Where there is no room for all of it, this says so before anything is written.
        var file = File.OpenHandle(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, preallocationSize: bytes);
        try
        {
            for (var offset = 0L; offset < bytes && !hurry.IsCancellationRequested; offset += Zeros.Length)
            {
                RandomAccess.Write(file, Zeros.AsSpan(0, (int)Math.Min(Zeros.Length, bytes - offset)), offset);

                // In small portions: a publish that flushes meanwhile waits for one of them at most.
                RandomAccess.FlushToDisk(file);
            }

            FlushNames(Path.GetDirectoryName(path)!);
            return file;
        }
        catch
        {
            file.Dispose();
            File.Delete(path);
            throw;
        }
    }

    public virtual void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(file, bytes, offset);

    public virtual void Flush(SafeFileHandle file) => RandomAccess.FlushToDisk(file);

    /// <summary>
    /// Flushes the folder itself: a file's flush need not cover its name (https://man7.org/linux/man-pages/man2/fsync.2.html). NTFS
    /// journals names.
    /// </summary>
    public static void FlushNames(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;

        // .NET opens no folders; flushing one is like flushing any other handle.
        using var handle = new SafeFileHandle(Open(folder, flags: 0), ownsHandle: true);
        if (handle.IsInvalid)
            throw new IOException($"The folder '{folder}' cannot be opened (error {Marshal.GetLastPInvokeError()}).");

        RandomAccess.FlushToDisk(handle);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
