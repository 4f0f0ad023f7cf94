using System.IO.Compression;

namespace Pipeline.Local.Import;

/// <summary>A file of exported history; a name that ends in .gz is unpacked while it is read.</summary>
internal sealed class HistoryFile : IDisposable
{
    private readonly FileStream _file;

    public HistoryFile(string path)
    {
        _file = new(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read, BufferSize = 1 << 16, Options = FileOptions.SequentialScan });
        Content = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(_file, CompressionMode.Decompress) : _file;
    }

    public Stream Content { get; }

    /// <summary>How much of the file has been read, 0 to 1.</summary>
    public double Fraction => _file.Length == 0 ? 1 : (double)_file.Position / _file.Length;

    public void Dispose()
    {
        Content.Dispose();
        _file.Dispose();
    }
}
