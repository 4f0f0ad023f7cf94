using System.CommandLine;
using Pipeline.Benchmarks.Ingest;

return await new RootCommand("Measures what the product costs, beside a peer or a limit in the same run.")
{
    IngestCommand.Create(),
    IngestCommand.CreateHost(),
}.Parse(args).InvokeAsync();
