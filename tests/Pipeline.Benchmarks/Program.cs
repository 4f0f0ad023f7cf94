using System.CommandLine;
using Pipeline.Benchmarks.Ingest;
using Pipeline.Benchmarks.Rollup;

return await new RootCommand("Measures what the product costs, beside a peer or a limit in the same run.")
{
    IngestCommand.Create(),
    IngestCommand.CreateHost(),
    RollupCommand.Create(),
}.Parse(args).InvokeAsync();
