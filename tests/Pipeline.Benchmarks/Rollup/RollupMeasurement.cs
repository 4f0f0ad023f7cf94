using Pipeline.Model;
using Pipeline.Rollup;
using Pipeline.Rollup.Definitions;
using Pipeline.Rollup.Interactions;
using Spectre.Console;

namespace Pipeline.Benchmarks.Rollup;

/// <summary>
/// One community after the other: its sheets are made, then read and counted some times, of which the quickest is kept. Time is the
/// processor's, so that a busy machine says little.
/// </summary>
internal sealed class RollupMeasurement
{
    private long _facts;
    private long _sheets;
    private long _bytes;
    private long _interactionBytes;
    private long _interactions;
    private long _entries;
    private long _rows;
    private long _allocated;
    private TimeSpan _packing;
    private TimeSpan _reading;
    private TimeSpan _telling;
    private TimeSpan _counting;
    private TimeSpan _relating;
    private long _periods;

    public static RollupMeasurement Run(RollupScale scale)
    {
        var measurement = new RollupMeasurement();
        for (var place = 0; place < scale.Communities; place++)
        {
            var community = new MadeUpCommunity(place, scale);
            var sheets = measurement.Pack(community, scale.Days);
            measurement.Count(community.Settings, sheets, scale);
        }

        return measurement;
    }

    public void Print()
    {
        var table = new Table().AddColumn("stage");
        foreach (var figure in (string[])["ms", "of", "per second"])
            table.AddColumn(new TableColumn(figure).RightAligned());
        AddStage("sheets from facts", _packing, _facts, "facts");
        AddStage("history from sheets", _reading, _entries, "entries");
        AddStage("interactions from sheets", _telling, _interactions, "interactions");
        AddStage("numbers from history", _counting, _rows, "rows");
        AddStage("periods from interactions", _relating, _periods, "rows");
        AddStage("sheets to numbers", _reading + _telling + _counting + _relating, _sheets, "sheets");
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine($"{_allocated / 1e6:f1} MB allocated from sheets to numbers by the largest community; {_bytes / 1e6:f1} MB of activity and {_interactionBytes / 1e6:f1} MB of interactions in all");

        void AddStage(string name, TimeSpan time, long count, string unit) => table.AddRow(
            name, $"{time.TotalMilliseconds:n1}", $"{count:n0} {unit}", $"{count / Math.Max(time.TotalSeconds, 1e-9):n0}");
    }

    private List<DaySheets> Pack(MadeUpCommunity community, int days)
    {
        var settings = community.Settings;
        var sheets = new List<DaySheets>();
        for (var day = 0; day < days; day++)
        {
            var facts = community.Facts(day);
            var from = Environment.CpuUsage.TotalTime;
            var builder = new SheetBuilder(settings.Id, MadeUpCommunity.FirstDay.AddDays(day), settings.Zone);
            foreach (var fact in facts)
                builder.Add(fact);
            sheets.Add(builder.Build());
            _packing += Environment.CpuUsage.TotalTime - from;
            _facts += facts.Count;
        }

        _sheets += sheets.Sum(built => built.Activity.Count);
        _bytes += sheets.Sum(built => built.Activity.Sum(sheet => sheet.Entries.Length));
        _interactionBytes += sheets.Sum(built => built.Interactions.Sum(sheet => sheet.Entries.Length));
        return sheets;
    }

    private void Count(Community community, List<DaySheets> sheets, RollupScale scale)
    {
        var (reading, telling, counting, relating) = (TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < scale.Rounds; round++)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var from = Environment.CpuUsage.TotalTime;
            var history = CommunityHistory.Of(
                sheets.SelectMany(built => built.Activity), new MemberRoster(), sheets[^1].Activity[0].Day, community.Zone);
            var read = Environment.CpuUsage.TotalTime - from;

            from = Environment.CpuUsage.TotalTime;
            var interactions = CommunityInteractions.Of(sheets.SelectMany(built => built.Interactions), history);
            var told = Environment.CpuUsage.TotalTime - from;

            from = Environment.CpuUsage.TotalTime;
            var (metrics, cohorts) = Numbers.Of(community.Id, history);
            var counted = Environment.CpuUsage.TotalTime - from;

            from = Environment.CpuUsage.TotalTime;
            var periods = PeriodNumbers.Of(community.Id, history, interactions);
            var related = Environment.CpuUsage.TotalTime - from;

            (reading, telling) = (read < reading ? read : reading, told < telling ? told : telling);
            (counting, relating) = (counted < counting ? counted : counting, related < relating ? related : relating);
            _periods += round == 0 ? periods.Count : 0;
            _interactions += round == 0 ? interactions.Messages.Length + interactions.Reactions.Length + interactions.Joins.Length : 0;
            _allocated = Math.Max(_allocated, GC.GetAllocatedBytesForCurrentThread() - allocated);
            _rows += round == 0 ? metrics.Count + cohorts.Count : 0;
            for (var day = 0; round == 0 && day < history.DayCount; day++)
                _entries += history.On(day).Length;
        }

        _reading += reading;
        _telling += telling;
        _counting += counting;
        _relating += relating;
    }
}
