using System.CommandLine;
using Pipeline.Ingest;

namespace Pipeline.Benchmarks.Sources;

/// <summary><c>sources</c>: what it costs to verify and to read one delivery of about 1 KB, by source, on one core.</summary>
internal static class SourcesCommand
{
    private static readonly Option<double> Seconds = new("--seconds") { Description = "How long each is measured", DefaultValueFactory = _ => 2 };

    public static Command Create()
    {
        var command = new Command("sources", "Deliveries verified and read a second on one core, and what they allocate") { Seconds };
        command.SetAction(parsed => Run(TimeSpan.FromSeconds(parsed.GetValue(Seconds))));
        return command;
    }

    private static void Run(TimeSpan time)
    {
        Console.WriteLine($"{"source",-12}{"bytes",8}{"verified/s",14}{"read/s",14}{"both/s",14}{"allocated",12}");
        foreach (var sample in Samples.All())
        {
            // Measuring how fast something is refused would say nothing.
            if (sample.Source.Verify(sample.Request, sample.Connection) is { } refusal)
                throw new InvalidOperationException($"The sample of {sample.Name} is refused: {refusal.Detail}");

            var verified = Repeated.Measure(() => sample.Source.Verify(sample.Request, sample.Connection), time);
            var read = Repeated.Measure(() => sample.Source.Read(sample.Request, sample.Connection), time);
            var both = 1 / ((1 / verified.PerSecond) + (1 / read.PerSecond));
            Console.WriteLine(
                $"{sample.Name,-12}{sample.Request.Body.Length,8}{verified.PerSecond,14:N0}{read.PerSecond,14:N0}{both,14:N0}{verified.Bytes + read.Bytes,12:N0}");
        }
    }
}

/// <summary>One delivery as its platform sends it.</summary>
internal sealed record SourceSample(string Name, WebhookSource Source, WebhookRequest Request, Connection Connection);
