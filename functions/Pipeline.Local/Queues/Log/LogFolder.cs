using System.Globalization;

namespace Pipeline.Local.Queues.Log;

/// <summary>
/// The files of one queue, by ordinal: <c>0000000012.log</c> holds messages, <c>0000000012.ids</c> what is remembered of them once they
/// are settled, <c>0000000012.damaged</c> is a copy of a log file that could not be read to its end.
/// </summary>
internal sealed class LogFolder
{
    private const string LogEnding = ".log";
    private const string IdsEnding = ".ids";

    public LogFolder(string path)
    {
        Path = path;
        Directory.CreateDirectory(path);
    }

    public string Path { get; }

    public IReadOnlyList<long> Logs => Ordinals(LogEnding);

    public IReadOnlyList<long> Ids => Ordinals(IdsEnding);

    public string LogFile(long ordinal) => File(ordinal, LogEnding);

    public string IdsFile(long ordinal) => File(ordinal, IdsEnding);

    /// <summary>Copies a log file beside itself, once; returns the copy's path.</summary>
    public string KeepAside(long ordinal)
    {
        var aside = File(ordinal, ".damaged");
        if (!System.IO.File.Exists(aside))
            System.IO.File.Copy(LogFile(ordinal), aside);
        return aside;
    }

    private string File(long ordinal, string ending) =>
        System.IO.Path.Combine(Path, ordinal.ToString("D10", CultureInfo.InvariantCulture) + ending);

    private List<long> Ordinals(string ending)
    {
        var ordinals = new List<long>();
        foreach (var file in Directory.EnumerateFiles(Path, "*" + ending))
        {
            if (System.IO.Path.GetExtension(file) == ending
                && long.TryParse(System.IO.Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal))
                ordinals.Add(ordinal);
        }

        ordinals.Sort();
        return ordinals;
    }
}
