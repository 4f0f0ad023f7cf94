using Pipeline.Local.Data;

namespace Pipeline.Local.Queues.Log;

/// <summary>
/// Lets go of log files whose messages are settled. What is remembered of them is their ids, 24 bytes each: message text leaves the disk
/// long before the duplicate window ends, and a restart reads little.
/// </summary>
internal sealed partial class LogRetention(LogFolder folder, LogSegments segments, LocalDatabase database, QueueTerms terms, ILogger logger)
{
    private readonly LocalBusOptions _options = terms.Options;
    private DateTimeOffset _idsSeenAt;

    /// <param name="cursor">Everything below was written down as settled.</param>
    /// <returns>Whether the file that is written to is old and should be sealed.</returns>
    public async Task<bool> RunAsync(long cursor, CancellationToken cancellationToken)
    {
        var now = terms.Clock.GetUtcNow();
        var settled = segments.Settled(cursor);

        // A power cut may take back the last moments of the database: a message goes only once its settlement is past that.
        if (settled.Count > 0 && await database.MakeDurableAsync(cancellationToken))
        {
            foreach (var segment in settled)
                LetGo(segment, now);
        }

        if (settled.Count > 0 || now - _idsSeenAt >= _options.SegmentTime)
            ForgetIds(now);
        return segments.Open is { } open && now - open.OldestAt >= _options.SegmentTime;
    }

    private void LetGo(Segment segment, DateTimeOffset now)
    {
        if (now - segment.NewestAt < _options.DuplicateWindow)
            SegmentIds.Write(folder, segment);

        segments.Remove(segment);
        File.Delete(folder.LogFile(segment.Ordinal));
        LogLetGo(segment.Ordinal, folder.Path, segment.First, segment.Next);
    }

    private void ForgetIds(DateTimeOffset now)
    {
        _idsSeenAt = now;
        var count = 0L;
        foreach (var ordinal in folder.Ids.Reverse())
        {
            var path = folder.IdsFile(ordinal);
            if (SegmentIds.Peek(path) is { } ids && now - ids.NewestAt < _options.DuplicateWindow && count < _options.MostRememberedIds)
                count += ids.Count;
            else
                File.Delete(path);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Log file {Ordinal} in {Folder} is settled and gone: messages from {First} on, before {Next}")]
    private partial void LogLetGo(long ordinal, string folder, long first, long next);
}
