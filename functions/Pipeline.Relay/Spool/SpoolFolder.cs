using Microsoft.Extensions.Logging;

namespace Pipeline.Relay.Spool;

/// <summary>
/// Dispatches that ingestion has not taken yet, as lines of JSON in append-only files. A line is in the operating system's hands before the
/// next one is read from the Gateway, so a killed process loses none; a power cut may lose the last second, which a resumed session
/// brings again. Files go as soon as all that is in them has been taken.
/// </summary>
internal sealed partial class SpoolFolder : IDisposable
{
    /// <summary>Longer lines would not fit into a post.</summary>
    public const int MaxLineBytes = 1000 * 1024;

    private const long SegmentBytes = 8 * 1024 * 1024;
    private const string Extension = ".jsonl";
    private static readonly TimeSpan Reminder = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _news = new(0, 1);
    private readonly string _folder;
    private readonly long _maxBytes;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly FileStream _held;
    private FileStream _last;
    private SpoolPosition _taken;
    private long _segment;
    private long _bytes;
    private (long Count, DateTimeOffset SaidAt) _lost;

    /// <exception cref="IOException">Another relay has the folder, or it cannot be written to.</exception>
    public SpoolFolder(string folder, long maxBytes, TimeProvider clock, ILogger<SpoolFolder> logger)
    {
        (_folder, _maxBytes, _clock, _logger) = (folder, maxBytes, clock, logger);

        // What members wrote lies here until it is posted.
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _held = new(Path.Combine(folder, "relay.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        _taken = SpoolPosition.Read(PositionPath);
        var segments = Segments();
        _segment = Math.Max(_taken.Segment, segments.Count > 0 ? segments[^1] : 0);
        if (!segments.Contains(_taken.Segment) && segments.FirstOrDefault(segment => segment > _taken.Segment) is > 0 and var oldest)
            _taken = new(oldest, 0);
        _last = Open(_segment);
        CutTornLine();
        Sweep();
        if (_bytes > 0)
            _news.Release();
    }

    /// <summary>What waits to be posted, in bytes, with what lies in the same file as it.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
                return _bytes;
        }
    }

    /// <summary>False, and said so, when the spool is full or the line too long: it is lost.</summary>
    public bool Append(ReadOnlySpan<byte> line)
    {
        lock (_lock)
        {
            if (line.Length > MaxLineBytes || _bytes + line.Length + 1 > _maxBytes)
            {
                SayLost();
                return false;
            }

            if (_last.Length >= SegmentBytes)
                Roll();
            Span<byte> end = [(byte)'\n'];
            _last.Write(line);
            _last.Write(end);
            _last.Flush();
            _bytes += line.Length + 1;
            if (_news.CurrentCount == 0)
                _news.Release();
            return true;
        }
    }

    /// <summary>Returns when something may have been appended.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _news.WaitAsync(cancellationToken);

    /// <summary>The next lines that are not taken yet, null if there are none; as often as it is asked, until they are.</summary>
    public SpoolBatch? Next(int maxLines, int maxBytes)
    {
        lock (_lock)
        {
            while (true)
            {
                var lines = SpoolReader.Read(PathOf(_taken.Segment), _taken.Offset, maxLines, maxBytes, MaxLineBytes);
                if (lines.Count > 0)
                    return new(_taken, _taken with { Offset = _taken.Offset + lines.Sum(line => line.Length + 1L) }, lines);
                if (_taken.Segment >= _segment)
                    return null;
                Move(new(NextSegment(), 0));
            }
        }
    }

    /// <summary>The batch was taken and is not to be posted again.</summary>
    public void Take(SpoolBatch batch)
    {
        lock (_lock)
            Move(batch.End);
    }

    /// <summary>If everything was taken, its texts go from the disk, too.</summary>
    public void Tidy()
    {
        lock (_lock)
        {
            if (_taken.Segment != _segment || _taken.Offset < _last.Length || _last.Length == 0)
                return;

            Roll();
            Move(new(_segment, 0));
        }
    }

    public void Dispose()
    {
        _last.Dispose();
        _held.Dispose();
        _news.Dispose();
    }

    private string PositionPath => Path.Combine(_folder, "position");

    private string PathOf(long segment) => Path.Combine(_folder, $"{segment:D12}{Extension}");

    private List<long> Segments() =>
    [
        .. Directory.EnumerateFiles(_folder, "*" + Extension)
            .Select(path => long.TryParse(Path.GetFileNameWithoutExtension(path), out var number) ? number : 0)
            .Where(number => number > 0)
            .Order(),
    ];

    private long NextSegment() => Segments().First(segment => segment > _taken.Segment);

    private FileStream Open(long segment)
    {
        _segment = Math.Max(segment, 1);
        if (_taken.Segment == 0)
            _taken = new(_segment, 0);
        return new(PathOf(_segment), new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Read | FileShare.Delete,
            BufferSize = 0,
        });
    }

    // A process that was killed while it wrote left half a line: the session that is resumed brings the dispatch again.
    private void CutTornLine()
    {
        _last.SetLength(SpoolReader.EndOfWholeLines(_last));
        _last.Seek(0, SeekOrigin.End);
        if (_taken.Segment == _segment && _taken.Offset > _last.Length)
            _taken = _taken with { Offset = _last.Length };
    }

    private void Roll()
    {
        _last.Dispose();
        _last = Open(_segment + 1);
    }

    private void Move(SpoolPosition taken)
    {
        var isElsewhere = taken.Segment != _taken.Segment;
        taken.Write(PositionPath);
        _taken = taken;
        if (isElsewhere)
            Sweep();
    }

    private void Sweep()
    {
        _bytes = 0;
        foreach (var segment in Segments())
        {
            if (segment < _taken.Segment)
                File.Delete(PathOf(segment));
            else
                _bytes += new FileInfo(PathOf(segment)).Length;
        }
    }

    private void SayLost()
    {
        _lost.Count++;
        if (_clock.GetUtcNow() - _lost.SaidAt < Reminder)
            return;

        LogLost(_logger, _lost.Count, _bytes);
        _lost = (0, _clock.GetUtcNow());
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} dispatches were lost since this was last said: {Bytes} bytes wait to be posted, and there is room for no more (Relay:MaxBufferBytes). See why posts fail.")]
    private static partial void LogLost(ILogger logger, long count, long bytes);
}
