using DuckDB.NET.Data;
using Pipeline.Benchmarks.Rollup;
using Pipeline.Model;
using Pipeline.Rollup;

namespace Pipeline.Benchmarks.Scale;

/// <summary>
/// What is measured, made once and kept in a folder: the same made-up days as packed sheets for our engine and as one row for each event
/// for DuckDB.
/// </summary>
internal sealed record ScaleFiles(string Folder)
{
    public string Sheets => Path.Combine(Folder, "sheets.bin");

    public string Events => Path.Combine(Folder, "events.parquet");

    public string Calendar => Path.Combine(Folder, "calendar.parquet");

    public string Answers(string engine) => Path.Combine(Folder, $"answers-{engine}.txt");

    /// <returns>How many events there are.</returns>
    public long Make(RollupScale scale, bool withEvents)
    {
        using var sheets = new BinaryWriter(File.Create(Sheets));
        using var events = withEvents ? new EventTable(scale) : null;
        var count = 0L;
        sheets.Write(scale.Communities);
        for (var place = 0; place < scale.Communities; place++)
        {
            var community = new MadeUpCommunity(place, scale);
            sheets.Write(scale.Days);
            for (var day = 0; day < scale.Days; day++)
            {
                var facts = community.Facts(day);
                count += facts.Count;
                events?.Append(place, day, facts);
                Write(sheets, Pack(community.Settings, day, facts));
            }
        }

        events?.Save(Events, Calendar);
        return count;
    }

    /// <summary>By community, in the order of days.</summary>
    public IReadOnlyList<IReadOnlyList<DaySheet>> ReadSheets()
    {
        using var reader = new BinaryReader(File.OpenRead(Sheets));
        var communities = new List<DaySheet>[reader.ReadInt32()];
        for (var place = 0; place < communities.Length; place++)
        {
            communities[place] = [];
            for (var days = reader.ReadInt32(); days > 0; days--)
            {
                for (var parts = reader.ReadInt32(); parts > 0; parts--)
                    communities[place].Add(Read(reader, place));
            }
        }

        return communities;
    }

    private static IReadOnlyList<DaySheet> Pack(Community community, int day, IReadOnlyList<ActivityFact> facts)
    {
        var builder = new SheetBuilder(community.Id, MadeUpCommunity.FirstDay.AddDays(day), community.Zone);
        foreach (var fact in facts)
            builder.Add(fact);
        return builder.Build().Activity;
    }

    private static void Write(BinaryWriter writer, IReadOnlyList<DaySheet> parts)
    {
        writer.Write(parts.Count);
        foreach (var part in parts)
        {
            writer.Write(part.Day.DayNumber);
            writer.Write(part.Part);
            writer.Write(part.Entries.Length);
            writer.Write(part.Entries);
        }
    }

    private static DaySheet Read(BinaryReader reader, int place) => new()
    {
        Community = MadeUpCommunity.IdOf(place),
        Day = DateOnly.FromDayNumber(reader.ReadInt32()),
        Part = reader.ReadInt32(),
        Entries = reader.ReadBytes(reader.ReadInt32()),
    };

    /// <summary>The events in the narrowest types that hold them, in the order in which they happened.</summary>
    private sealed class EventTable : IDisposable
    {
        private readonly DuckDBConnection _connection = new("DataSource=:memory:");
        private readonly Dictionary<MemberId, uint> _members = [];
        private readonly long _origin = CommunityDay.Start(MadeUpCommunity.FirstDay, MadeUpCommunity.Zone).ToUnixTimeSeconds();
        private readonly DuckDBAppender _events;
        private readonly RollupScale _scale;

        public EventTable(RollupScale scale)
        {
            _scale = scale;
            _connection.Open();
            Execute(DuckQueries.Create);
            _events = _connection.CreateAppender("events");
        }

        public void Append(int community, int day, IReadOnlyList<ActivityFact> facts)
        {
            foreach (var fact in facts)
            {
                if (!_members.TryGetValue(fact.Member, out var member))
                    _members[fact.Member] = member = (uint)_members.Count;
                var what = DuckQueries.What(fact);
                _events.CreateRow()
                    .AppendValue((byte?)community).AppendValue((uint?)member).AppendValue((ushort?)day)
                    .AppendValue((uint?)(fact.At.ToUnixTimeSeconds() - _origin)).AppendValue((byte?)what)
                    .AppendValue((bool?)fact.IsComment).AppendValue((bool?)DuckQueries.IsAction(fact))
                    .EndRow();
            }
        }

        public void Save(string events, string calendar)
        {
            _events.Dispose();
            using (var days = _connection.CreateAppender("calendar"))
            {
                for (var day = 0; day < _scale.Days; day++)
                {
                    var ends = CommunityDay.End(MadeUpCommunity.FirstDay.AddDays(day), MadeUpCommunity.Zone).ToUnixTimeSeconds() - _origin;
                    days.CreateRow().AppendValue((ushort?)day).AppendValue((uint?)ends).EndRow();
                }
            }

            Execute($"COPY events TO '{events}' (FORMAT parquet)");
            Execute($"COPY calendar TO '{calendar}' (FORMAT parquet)");
        }

        public void Dispose()
        {
            _events.Dispose();
            _connection.Dispose();
        }

        private void Execute(string sql)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
