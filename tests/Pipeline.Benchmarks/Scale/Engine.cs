using DuckDB.NET.Data;
using Pipeline.Benchmarks.Rollup;
using Pipeline.Model;
using Pipeline.Rollup;
using Pipeline.Rollup.Definitions;

namespace Pipeline.Benchmarks.Scale;

/// <summary>Something that computes the answers from input that it holds in memory.</summary>
internal abstract class Engine : IDisposable
{
    public const string Own = "own";
    public const string DuckEvents = "duckdb-events";
    public const string DuckMemberDays = "duckdb-member-days";

    public static Engine Load(string name, ScaleFiles files) => name switch
    {
        Own => new OwnEngine(files),
        DuckEvents => new DuckEngine(files, "", DuckQueries.FromEvents),
        DuckMemberDays => new DuckEngine(files, DuckQueries.LoadMemberDays + "DROP TABLE events;", DuckQueries.FromMemberDays),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such engine."),
    };

    /// <summary>Computes everything once.</summary>
    public abstract void Run();

    /// <summary>What the last run came to.</summary>
    public abstract IEnumerable<string> Lines();

    public abstract void Dispose();

    /// <summary>Every number that the roll-up makes of sheets, which is more than the answers; communities side by side, as roll-ups run.</summary>
    private sealed class OwnEngine(ScaleFiles files) : Engine
    {
        private readonly IReadOnlyList<IReadOnlyList<DaySheet>> _communities = files.ReadSheets();
        private (IReadOnlyList<Metric> Metrics, IReadOnlyList<Cohort> Cohorts)[] _rows = [];

        public override void Run()
        {
            var rows = new (IReadOnlyList<Metric>, IReadOnlyList<Cohort>)[_communities.Count];
            Parallel.For(0, rows.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, place =>
            {
                var sheets = _communities[place];
                rows[place] = Numbers.Of(MadeUpCommunity.IdOf(place), CommunityHistory.Of(sheets, new(), sheets[^1].Day, MadeUpCommunity.Zone));
            });
            _rows = rows;
        }

        public override IEnumerable<string> Lines() => _rows.SelectMany((rows, place) => OurAnswers.Lines(place, rows.Metrics))
            .Concat(_rows.SelectMany((rows, place) => OurAnswers.Lines(place, rows.Cohorts)));

        public override void Dispose() => _rows = [];
    }

    private sealed class DuckEngine : Engine
    {
        private readonly DuckDBConnection _connection = new("DataSource=:memory:");
        private readonly string _answer;

        public DuckEngine(ScaleFiles files, string load, string answer)
        {
            _answer = answer;
            _connection.Open();
            Execute(DuckQueries.Load(files) + load);
        }

        public override void Run() => Execute(_answer);

        public override IEnumerable<string> Lines()
        {
            using var command = _connection.CreateCommand();
            command.CommandText = DuckQueries.Lines;
            using var reader = command.ExecuteReader();
            do
            {
                while (reader.Read())
                    yield return reader.GetString(0);
            }
            while (reader.NextResult());
        }

        public override void Dispose() => _connection.Dispose();

        private void Execute(string sql)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
