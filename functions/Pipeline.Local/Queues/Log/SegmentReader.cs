using Microsoft.Win32.SafeHandles;

namespace Pipeline.Local.Queues.Log;

/// <summary>Reads the records of a log file one after another. What it handed out stays valid: it never overwrites a chunk.</summary>
internal sealed class SegmentReader : IDisposable
{
    // Below the size from which arrays are collected late.
    private const int ChunkBytes = 64 * 1024;

    private readonly SafeFileHandle _file;
    private byte[] _chunk = [];
    private int _length;
    private int _at;
    private long _chunkOffset;

    private SegmentReader(SafeFileHandle file, long offset) => (_file, _chunkOffset) = (file, offset);

    /// <summary>Where the next record is looked for.</summary>
    public long Offset => _chunkOffset + _at;

    public static SegmentReader Open(string path, long offset = 0) =>
        new(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), offset);

    /// <summary>Forgets what was read ahead: the file has grown meanwhile.</summary>
    public void Refresh() => MoveTo(Offset);

    /// <summary>Reads the record at <see cref="Offset"/> and moves behind it; false, and no move, if there is no whole record.</summary>
    public bool TryRead(out RecordHead head, out ReadOnlyMemory<byte> record)
    {
        head = default;
        record = default;
        if (!TryFill(RecordFormat.HeadBytes))
            return false;

        var size = RecordFormat.Size(Rest);
        if (size == 0 || !TryFill(size) || !RecordFormat.TryRead(Rest[..size], out head))
            return false;

        record = _chunk.AsMemory(_at, size);
        _at += size;
        return true;
    }

    /// <summary>
    /// Reads the next whole record, whatever lies before it; false if there is none below the sequence. What the file holds from there
    /// on was refused to whoever published it, and is in a later file if they came again.
    /// </summary>
    public bool TryReadNext(long before, out RecordHead head, out ReadOnlyMemory<byte> record) =>
        (TryRead(out head, out record) || (TryFindNext() && TryRead(out head, out record))) && head.Sequence < before;

    /// <summary>Moves to the next whole record after <see cref="Offset"/>; false, and no move, if there is none before the end.</summary>
    public bool TryFindNext()
    {
        var start = Offset;
        _at++;
        while (TryFill(RecordFormat.HeadBytes))
        {
            var found = Rest.IndexOf(RecordFormat.Marker);
            if (found < 0)
            {
                // The marker may lie across the chunk's end.
                _at = _length - (RecordFormat.Marker.Length - 1);
                continue;
            }

            _at += found;
            var candidate = Offset;
            if (TryRead(out _, out _))
            {
                MoveTo(candidate);
                return true;
            }

            _at++;
        }

        MoveTo(start);
        return false;
    }

    /// <summary>Whether nothing but zeros follows.</summary>
    public bool IsAtEnd()
    {
        var start = Offset;
        var zeros = true;
        while (zeros && TryFill(1))
        {
            zeros = !Rest.ContainsAnyExcept((byte)0);
            _at = _length;
        }

        MoveTo(start);
        return zeros;
    }

    public void Dispose() => _file.Dispose();

    private ReadOnlySpan<byte> Rest => _chunk.AsSpan(_at, _length - _at);

    private void MoveTo(long offset) => (_chunkOffset, _at, _length) = (offset, 0, 0);

    private bool TryFill(int bytes)
    {
        if (_length - _at >= bytes)
            return true;

        var offset = Offset;
        _chunk = GC.AllocateUninitializedArray<byte>(Math.Max(bytes, ChunkBytes));
        (_chunkOffset, _at, _length) = (offset, 0, 0);
        while (_length < bytes && RandomAccess.Read(_file, _chunk.AsSpan(_length), offset + _length) is > 0 and var read)
            _length += read;

        return _length >= bytes;
    }
}
