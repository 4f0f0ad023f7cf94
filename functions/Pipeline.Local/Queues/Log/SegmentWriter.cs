using Microsoft.Win32.SafeHandles;

namespace Pipeline.Local.Queues.Log;

/// <summary>Appends to the last log file, and goes on in a new one when that is full, old, or not to be trusted. One thread.</summary>
internal sealed partial class SegmentWriter : IDisposable
{
    private readonly LogFolder _folder;
    private readonly LogSegments _segments;
    private readonly Disk _disk;
    private readonly int _segmentBytes;
    private readonly ILogger _logger;
    private LogFile? _file;
    private Segment? _segment;
    private Task<LogFile>? _spare;
    private CancellationTokenSource _hurry = new();
    private long _lastOrdinal;

    public SegmentWriter(LogFolder folder, RecoveredLog recovered, Disk disk, int segmentBytes, ILogger logger)
    {
        (_folder, _segments, _disk, _segmentBytes, _logger) = (folder, recovered.Segments, disk, segmentBytes, logger);
        _lastOrdinal = recovered.LastOrdinal;
        _segment = recovered.Segments.Open;
        if (_segment is not null)
            _file = Open(_segment.Ordinal);
        if (recovered.Spare is { } spare)
            _spare = Task.FromResult(Open(spare));
        else
            PrepareSpare();
    }

    /// <summary>Returns when the records are on the disk.</summary>
    public void Append(ReadOnlySpan<byte> records, SequenceRange range, DateTimeOffset now)
    {
        if (_segment is { } full && full.Bytes + records.Length > _segmentBytes)
            Seal();

        var file = _file ??= TakeSpare();
        var offset = _segment?.Bytes ?? 0;
        try
        {
            _disk.Write(file.Handle, records, offset);
            _disk.Flush(file.Handle);
        }
        catch
        {
            Abandon(file, offset);
            throw;
        }

        _segment = new(file.Ordinal, _segment?.First ?? range.First, range.Next, offset + records.Length)
        {
            IsOpen = true,
            OldestAt = _segment?.OldestAt ?? now,
            NewestAt = now,
        };
        _segments.Put(_segment);
    }

    /// <summary>Writes no more to the file.</summary>
    public void Seal()
    {
        if (_segment is not { } segment)
            return;

        _segments.Put(segment with { IsOpen = false });
        using var handle = _file!.Handle;
        (_file, _segment) = (null, null);
        RandomAccess.SetLength(handle, segment.Bytes);
    }

    public void Dispose()
    {
        _file?.Handle.Dispose();
        _hurry.Cancel();
        try
        {
            _spare?.GetAwaiter().GetResult().Handle.Dispose();
        }
        catch (Exception unprepared) when (unprepared is IOException or UnauthorizedAccessException)
        {
            LogNoSpare(_folder.Path, unprepared.GetType().Name);
        }

        _hurry.Dispose();
    }

    // After a failed flush nobody knows what of it is on the disk, and the next flush would not tell
    // (https://wiki.postgresql.org/wiki/Fsync_Errors): those records are cut off, and the log goes on in another file.
    private void Abandon(LogFile file, long end)
    {
        var segment = _segment;
        (_file, _segment) = (null, null);
        if (segment is not null)
            _segments.Put(segment with { IsOpen = false });

        try
        {
            using (file.Handle)
                RandomAccess.SetLength(file.Handle, end);
            if (segment is null)
                File.Delete(_folder.LogFile(file.Ordinal));
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            // Recovery ignores what later files hold as well.
            LogNotCutOff(_folder.LogFile(file.Ordinal), end, broken.GetType().Name);
        }
    }

    private LogFile TakeSpare()
    {
        // It may have failed long ago, for want of space that is there now.
        if (_spare is { IsFaulted: true })
            _spare = null;
        PrepareSpare();
        _hurry.Cancel();
        var spare = _spare!;
        _spare = null;
        var file = spare.GetAwaiter().GetResult();
        PrepareSpare();
        return file;
    }

    private void PrepareSpare()
    {
        if (_spare is not null)
            return;

        _hurry.Dispose();
        _hurry = new();
        var (ordinal, hurry) = (++_lastOrdinal, _hurry.Token);
        _spare = Task.Run(() => new LogFile(ordinal, _disk.Create(_folder.LogFile(ordinal), _segmentBytes, hurry)), CancellationToken.None);
    }

    private LogFile Open(long ordinal) =>
        new(ordinal, File.OpenHandle(_folder.LogFile(ordinal), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete));

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} could not be cut off at byte {End} after a failed write: {Failure}")]
    private partial void LogNotCutOff(string file, long end, string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The next log file in {Folder} could not be prepared: {Failure}")]
    private partial void LogNoSpare(string folder, string failure);

    private sealed record LogFile(long Ordinal, SafeFileHandle Handle);
}
