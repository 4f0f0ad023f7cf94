namespace Pipeline.Local.Queues.Log;

/// <summary>What was found in a queue's folder.</summary>
/// <param name="Next">The sequence after the last record; 1 if there is none.</param>
/// <param name="LastOrdinal">The highest that a file has.</param>
/// <param name="Spare">A file of zeros that nothing was written to yet.</param>
internal sealed record RecoveredLog(LogSegments Segments, long Next, long LastOrdinal, long? Spare);

/// <summary>
/// Looks through a queue's files when it is opened. The end of the last file, which a crash tore, is cut off: nobody was told that it
/// is stored. Whatever else cannot be read is told with its place, and its file is kept aside.
/// </summary>
internal sealed partial class LogRecovery(LogFolder folder, SeenIds seen, ILogger logger)
{
    private readonly LogSegments _segments = new();
    private long? _next;

    /// <param name="segmentBytes">Size of a file that is not cut to its content because more is written to it.</param>
    public RecoveredLog Run(int segmentBytes)
    {
        foreach (var ordinal in folder.Ids)
        {
            if (!SegmentIds.TryRead(folder.IdsFile(ordinal), seen))
                LogIdsUnreadable(folder.IdsFile(ordinal));
        }

        long? spare = null;
        var files = folder.Logs.Select(ordinal => (Ordinal: ordinal, First: FirstSequence(ordinal))).ToList();
        var last = files.FindLastIndex(file => file.First is not null);
        for (var i = 0; i < files.Count; i++)
        {
            var (ordinal, first) = files[i];
            if (first is not null)
                Read(ordinal, files[(i + 1)..].Find(file => file.First is not null).First ?? long.MaxValue);
            else if (i > last && spare is null && IsSpare(ordinal, segmentBytes))
                spare = ordinal;
            else
                File.Delete(folder.LogFile(ordinal));
        }

        if (last >= 0)
            CutOff(files[last].Ordinal, segmentBytes);

        return new(_segments, _next ?? 1, folder.Logs.Concat(folder.Ids).DefaultIfEmpty().Max(), spare);
    }

    private long? FirstSequence(long ordinal)
    {
        using var reader = SegmentReader.Open(folder.LogFile(ordinal));
        return reader.TryReadNext(long.MaxValue, out var head, out _) ? head.Sequence : null;
    }

    private bool IsSpare(long ordinal, int segmentBytes)
    {
        var path = folder.LogFile(ordinal);
        using var reader = SegmentReader.Open(path);
        var length = new FileInfo(path).Length;
        if (reader.IsAtEnd())
            return length == segmentBytes;

        LogUnreadable(path, 0, length, folder.KeepAside(ordinal));
        return false;
    }

    private void Read(long ordinal, long before)
    {
        var path = folder.LogFile(ordinal);
        Segment? segment = null;
        using (var reader = SegmentReader.Open(path))
        {
            var end = 0L;
            while (reader.TryReadNext(before, out var head, out var record))
            {
                var start = reader.Offset - record.Length;
                if (start != end)
                    LogUnreadable(path, end, start, folder.KeepAside(ordinal));
                if (_next < head.Sequence)
                    LogMissing(path, _next.Value, head.Sequence - 1);

                seen.TryAdd(RecordFormat.HashOfId(head, record.Span), head.EnqueuedAt);
                _next = head.Sequence + 1;
                end = reader.Offset;
                segment = new(ordinal, segment?.First ?? head.Sequence, head.Sequence + 1, end)
                {
                    OldestAt = segment?.OldestAt ?? head.EnqueuedAt,
                    NewestAt = head.EnqueuedAt,
                };
            }
        }

        if (segment is null)
            File.Delete(path);
        else
            _segments.Put(segment);
    }

    // Flushed in any case: after a crash of the process alone, records may be readable that never reached the disk.
    private void CutOff(long ordinal, int segmentBytes)
    {
        var path = folder.LogFile(ordinal);
        var segment = _segments.Holding(_next!.Value - 1)!;
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(file);
        if (IsTorn(path, segment.Bytes))
        {
            LogCutOff(path, segment.Bytes);
            RandomAccess.SetLength(file, segment.Bytes);
            RandomAccess.SetLength(file, length);
        }

        RandomAccess.FlushToDisk(file);
        _segments.Put(segment with { IsOpen = length >= segmentBytes });
    }

    private static bool IsTorn(string path, long end)
    {
        using var reader = SegmentReader.Open(path, end);
        return !reader.IsAtEnd();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} was torn by a crash and is cut off at byte {End}")]
    private partial void LogCutOff(string file, long end);

    [LoggerMessage(Level = LogLevel.Error, Message = "{File} cannot be read from byte {Start} to {End}; it is kept as {Aside}")]
    private partial void LogUnreadable(string file, long start, long end, string aside);

    [LoggerMessage(Level = LogLevel.Error, Message = "Messages {First} to {Last} are missing before those of {File} that can be read")]
    private partial void LogMissing(string file, long first, long last);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} is damaged: messages that came before may be accepted once more")]
    private partial void LogIdsUnreadable(string file);
}
