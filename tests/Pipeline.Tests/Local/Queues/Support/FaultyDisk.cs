using Microsoft.Win32.SafeHandles;
using Pipeline.Local.Queues.Log;

namespace Pipeline.Tests.Local.Queues.Support;

/// <summary>A disk that fails, or waits, on demand.</summary>
internal sealed class FaultyDisk : Disk
{
    /// <summary>Creating and writing fail with this.</summary>
    public IOException? WriteFailure { get; set; }

    /// <summary>The bytes are written, but flushing them fails with this.</summary>
    public IOException? FlushFailure { get; set; }

    /// <summary>A file is not ready before somebody needs it.</summary>
    public bool IsSlow { get; set; }

    /// <summary>How many bytes of a failing write are written all the same.</summary>
    public int WrittenBeforeFailure { get; set; }

    /// <summary>Is told how many bytes were written.</summary>
    public Action<int>? AfterWrite { get; set; }

    /// <summary>Is called before every flush.</summary>
    public Action? BeforeFlush { get; set; }

    public int FlushCount { get; private set; }

    public override SafeFileHandle Create(string path, long bytes, CancellationToken hurry)
    {
        if (WriteFailure is not null)
            throw WriteFailure;
        if (IsSlow)
            hurry.WaitHandle.WaitOne();
        return base.Create(path, bytes, hurry);
    }

    public override void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        base.Write(file, WriteFailure is null ? bytes : bytes[..Math.Min(WrittenBeforeFailure, bytes.Length)], offset);
        if (WriteFailure is not null)
            throw WriteFailure;
        AfterWrite?.Invoke(bytes.Length);
    }

    public override void Flush(SafeFileHandle file)
    {
        FlushCount++;
        BeforeFlush?.Invoke();
        if (FlushFailure is not null)
            throw FlushFailure;
        base.Flush(file);
    }
}
