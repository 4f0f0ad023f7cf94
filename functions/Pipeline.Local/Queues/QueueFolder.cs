using Pipeline.Local.Data;
using Pipeline.Local.Queues.Log;

namespace Pipeline.Local.Queues;

/// <summary>Opens queues: what the files say and what the database says, put together.</summary>
/// <param name="path">Holds a folder for each queue.</param>
internal sealed class QueueFolder(string path, LocalDatabase database, QueueTerms terms, Disk disk, ILogger logger)
{
    public LocalQueue Open(string name)
    {
        var folder = new LogFolder(Path.Combine(path, name));
        var seen = new SeenIds(terms.Options.DuplicateWindow, terms.Options.MostRememberedIds);
        var recovered = new LogRecovery(folder, seen, logger).Run(terms.Options.SegmentBytes);
        var (rows, deadLetters) = (new QueueRows(database, name), new DeadLetterRows(database, name));
        var place = rows.ReadPlace();

        // Whichever of the two is behind (a folder restored in part), no sequence is given twice.
        var end = Math.Max(recovered.Next, Math.Max(place.Next, deadLetters.LastSequence() + 1));
        var writer = new SegmentWriter(folder, recovered, disk, terms.Options.SegmentBytes, logger);
        var log = new QueueLog(writer, new GroupRecords(seen), terms.Options, terms.Clock, logger);
        var retention = new LogRetention(folder, recovered.Segments, database, terms, logger);
        return new(new(log, new LogReader(folder, recovered.Segments, logger), rows, deadLetters, retention), place, end, terms);
    }
}
