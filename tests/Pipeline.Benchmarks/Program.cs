using System.CommandLine;
using Pipeline.Benchmarks.Ingest;
using Pipeline.Benchmarks.Moderate;
using Pipeline.Benchmarks.Pages;
using Pipeline.Benchmarks.Record;
using Pipeline.Benchmarks.Rollup;
using Pipeline.Benchmarks.Scale;
using Pipeline.Benchmarks.Sources;
using Pipeline.Benchmarks.Start;
using Pipeline.Benchmarks.Text;

return await new RootCommand("Measures what the product costs, beside a peer or a limit in the same run.")
{
    IngestCommand.Create(),
    IngestCommand.CreateHost(),
    SourcesCommand.Create(),
    RecordCommand.Create(),
    ReplayCommand.Create(),
    RollupCommand.Create(),
    RollupScaleCommand.Create(),
    RollupScaleCommand.CreateEngine(),
    RebuildCommand.Create(),
    NightCommand.Create(),
    TableDayCommand.Create(),
    CostCommand.Create(),
    EventCostCommand.Create(),
    StartCommand.Create(),
    TextCommand.Create(),
    PageCommand.Create(),
}.Parse(args).InvokeAsync();
